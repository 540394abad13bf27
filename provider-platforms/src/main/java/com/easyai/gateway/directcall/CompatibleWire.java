package com.easyai.gateway.directcall;

import com.easyai.gateway.adapter.Account;
import com.easyai.gateway.adapter.SubmitReply;
import com.easyai.gateway.exchange.Answer;
import okhttp3.Headers;

/** What one provider does its own way on OpenAI's {@code /chat/completions} and {@code /embeddings}. Stateless. */
public interface CompatibleWire {
    /** The catalogue's {@code adapter}, such as {@code openai}. */
    String name();

    Headers headers(Account account);

    /** What an error means: {@link SubmitReply.Refused} or {@link SubmitReply.Throttled}. */
    SubmitReply refusal(Answer.Received answer, Account account);
}
