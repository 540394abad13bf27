package com.easyai.gateway.ark;

import com.easyai.gateway.adapter.Account;
import com.easyai.gateway.adapter.PreparedCall;
import com.easyai.gateway.adapter.SubmitReply;
import com.easyai.gateway.exchange.Answer;
import com.easyai.gateway.exchange.ProviderHttp;
import com.easyai.gateway.exchange.SubmitReplies;
import com.easyai.gateway.result.ReadPictures;
import com.easyai.gateway.result.Reported;
import com.easyai.gateway.usage.Usage;
import java.time.Clock;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** images/generations, which edits too, and answers with the pictures. */
final class SubmitPicture {
    private static final Duration URL_LIFETIME = Duration.ofHours(24);

    private final ProviderHttp http;
    private final Clock clock;

    SubmitPicture(ProviderHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    SubmitReply submit(PreparedCall call, Account account) {
        ObjectNode body = ArkInputs.spelled(call.parameters());
        Answer answer = http.submit(account, ArkHeaders.of(account), ProviderHttp.json(body), "images", "generations");
        ArkErrors errors = new ArkErrors(account, clock);
        return SubmitReplies.of(answer, errors::refusal, json -> pictures(json, body, errors));
    }

    private SubmitReply pictures(JsonNode answer, ObjectNode body, ArkErrors errors) {
        int asked = body.path("sequential_image_generation_options")
                .path("max_images")
                .asInt(1);
        String size = body.path("size").asString("");
        return new ReadPictures(asked, size, clock.instant().plus(URL_LIFETIME), errors::failure)
                .of(answer, tokens(answer.path("usage")));
    }

    /** Ark counts what comes out, sum of width × height ÷ 256; what goes in is not reported. */
    private static Usage tokens(JsonNode usage) {
        return new Usage(null, null, null, null, null, Reported.tokens(usage.path("output_tokens")));
    }
}
