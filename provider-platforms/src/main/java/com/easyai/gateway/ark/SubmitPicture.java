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
    /** Ark makes the pictures of a set one after another, 25 to 50 s each, and answers after the last. */
    private static final Duration EACH_FURTHER_PICTURE = Duration.ofSeconds(40);

    private final ProviderHttp http;
    private final Clock clock;

    SubmitPicture(ProviderHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    static Duration extraTime(PreparedCall call) {
        return EACH_FURTHER_PICTURE.multipliedBy(asked(call.parameters()) - 1L);
    }

    SubmitReply submit(PreparedCall call, Account account) {
        ObjectNode body = ArkInputs.spelled(call.parameters());
        Account patient = account.allowing(extraTime(call));
        Answer answer = http.submit(patient, ArkHeaders.of(account), ProviderHttp.json(body), "images", "generations");
        ArkErrors errors = new ArkErrors(account, clock);
        return SubmitReplies.of(answer, errors::refusal, json -> pictures(json, body, errors));
    }

    private SubmitReply pictures(JsonNode answer, ObjectNode body, ArkErrors errors) {
        String size = body.path("size").asString("");
        return new ReadPictures(asked(body), size, clock.instant().plus(URL_LIFETIME), errors::failure)
                .of(answer, tokens(answer.path("usage")));
    }

    private static int asked(ObjectNode body) {
        return body.path("sequential_image_generation_options")
                .path("max_images")
                .asInt(1);
    }

    /** Ark counts what comes out, sum of width × height ÷ 256; what goes in is not reported. */
    private static Usage tokens(JsonNode usage) {
        return new Usage(null, null, null, null, null, Reported.tokens(usage.path("output_tokens")));
    }
}
