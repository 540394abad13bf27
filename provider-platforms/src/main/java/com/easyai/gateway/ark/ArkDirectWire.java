package com.easyai.gateway.ark;

import com.easyai.gateway.adapter.Account;
import com.easyai.gateway.adapter.SubmitReply;
import com.easyai.gateway.directcall.CompatibleWire;
import com.easyai.gateway.exchange.Answer;
import java.time.Clock;
import okhttp3.Headers;

/** Chat and embeddings at Ark: OpenAI's shape below {@code /api/v3}, with Ark's own error codes. */
public final class ArkDirectWire implements CompatibleWire {
    private final Clock clock;

    public ArkDirectWire(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "volcengine-ark";
    }

    @Override
    public Headers headers(Account account) {
        return ArkHeaders.of(account);
    }

    @Override
    public SubmitReply refusal(Answer.Received answer, Account account) {
        return new ArkErrors(account, clock).refusal(answer);
    }
}
