package com.easyai.gateway.dryrun;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.canonical.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadShadowRequestTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "7",
                "null",
                "{}",
                "{\"requestId\": 7}",
                "{\"requestId\": \" \"}",
                "{\"requestId\": \"a\\u0000b\"}"
            })
    void without_an_id_it_is_no_copy(String document) {
        assertThat(ReadShadowRequest.of(Json.MAPPER.readTree(document))).isInstanceOf(ShadowReading.Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"requestId\": \"r\"}",
                "{\"requestId\": \"r\", \"kind\": \"dance\"}",
                "{\"requestId\": \"r\", \"kind\": \"image\", \"request\": [1]}",
                "{\"requestId\": \"r\", \"kind\": \"image\", \"request\": {\"model\": 7, \"prompt\": \"x\"}}",
            })
    void with_an_id_it_is_counted_whatever_else_is_wrong(String document) {
        ShadowReading reading = ReadShadowRequest.of(Json.MAPPER.readTree(document));

        assertThat(reading.toString()).contains("r");
        assertThat(reading)
                .isInstanceOfAny(ShadowReading.Undecidable.class, ShadowReading.Decidable.class)
                .isNotInstanceOf(ShadowReading.Unreadable.class);
    }

    @Test
    void unknown_model_is_refused_as_the_caller_would_be_told() {
        ShadowRequest request =
                Copies.read(Copies.document("r", "image", "{\"model\": \"dall-e-9\", \"prompt\": \"x\"}", "{}"));

        assertThat(Copies.decide(request))
                .isInstanceOfSatisfying(
                        DryDecision.Refused.class,
                        refused -> assertThat(refused.cause()).isEqualTo("refused here: model_not_found at model"));
    }

    @Test
    void chat_is_not_decided_before_it_runs() {
        ShadowRequest request = Copies.read(Copies.document("r", "chat", "{\"model\": \"gpt-4o\"}", "{}"));

        assertThat(Copies.decide(request)).isInstanceOf(DryDecision.NotDecided.class);
    }
}
