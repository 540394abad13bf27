package com.easyai.gateway.openai;

import com.easyai.gateway.adapter.Account;
import com.easyai.gateway.adapter.SubmitReply;
import com.easyai.gateway.directcall.CompatibleWire;
import com.easyai.gateway.exchange.Answer;
import java.time.Clock;
import okhttp3.Headers;

/** Chat and embeddings at OpenAI itself and at those that copy it. */
public final class OpenAiDirectWire implements CompatibleWire {
    private final Clock clock;

    public OpenAiDirectWire(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "openai";
    }

    @Override
    public Headers headers(Account account) {
        return OpenAiHeaders.of(account);
    }

    @Override
    public SubmitReply refusal(Answer.Received answer, Account account) {
        return new OpenAiErrors(account, clock).refusal(answer);
    }
}
