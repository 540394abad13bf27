package com.easyai.gateway.openai;

import com.easyai.gateway.adapter.Account;
import com.easyai.gateway.adapter.Failure.Kind;
import com.easyai.gateway.adapter.InputMedia;
import com.easyai.gateway.adapter.PreparedCall;
import com.easyai.gateway.adapter.SubmitReply;
import com.easyai.gateway.exchange.Answer;
import com.easyai.gateway.exchange.ErrorBody;
import com.easyai.gateway.exchange.Failures;
import com.easyai.gateway.exchange.ProviderHttp;
import com.easyai.gateway.exchange.SubmitReplies;
import com.easyai.gateway.result.ReadPictures;
import com.easyai.gateway.result.Reported;
import com.easyai.gateway.usage.Usage;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import okhttp3.RequestBody;
import tools.jackson.databind.JsonNode;

/** images/generations with JSON, images/edits as a form; both answer with the pictures. */
final class SubmitPictures {
    /** A dall-e result's URL works for 60 minutes. */
    private static final Duration URL_LIFETIME = Duration.ofMinutes(60);

    private final ProviderHttp http;
    private final Clock clock;

    SubmitPictures(ProviderHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    SubmitReply generate(PreparedCall call, Account account) {
        return submit(call, account, ProviderHttp.json(call.parameters()), "generations");
    }

    SubmitReply edit(PreparedCall call, Account account, InputMedia inputs) {
        return submit(call, account, OpenAiForm.of(call.parameters(), inputs), "edits");
    }

    private SubmitReply submit(PreparedCall call, Account account, RequestBody body, String operation) {
        Answer answer = http.submit(account, OpenAiHeaders.of(account), body, "images", operation);
        return SubmitReplies.of(
                answer, new OpenAiErrors(account, clock)::refusal, json -> pictures(json, call, account));
    }

    private SubmitReply pictures(JsonNode answer, PreparedCall call, Account account) {
        int asked = call.parameters().path("n").asInt(1);
        String size = call.parameters().path("size").asString("");
        return new ReadPictures(
                        asked,
                        size,
                        clock.instant().plus(URL_LIFETIME),
                        error -> Failures.of(itemKind(error), error, account, Optional.empty()))
                .of(answer, tokens(answer.path("usage")));
    }

    private static Kind itemKind(ErrorBody error) {
        return OpenAiErrors.isModeration(error) ? Kind.MODERATION_OUTPUT : Kind.PROVIDER_UNAVAILABLE;
    }

    /** GPT image models report tokens, spelled {@code input_} and {@code output_}; dall-e reports nothing. */
    private static Usage tokens(JsonNode usage) {
        Long input = Reported.tokens(usage.path("input_tokens"));
        JsonNode cached = usage.path("input_tokens_details").path("cached_tokens");
        return new Usage(
                null,
                null,
                null,
                input,
                Reported.cachedTokens(cached, input),
                Reported.tokens(usage.path("output_tokens")));
    }
}
