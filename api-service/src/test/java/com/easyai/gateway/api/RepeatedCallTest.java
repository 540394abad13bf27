package com.easyai.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A call's key keeps its answer, whatever becomes of the catalogue. */
class RepeatedCallTest {
    private static final String CHAT = "/v1/chat/completions";
    private static final Replica REPLICA = OwnCatalogue.replica();

    private final String word = "w" + UUID.randomUUID();
    private final Client client = REPLICA.client().asUser("u" + UUID.randomUUID());
    private final Client keyed = client.with("Idempotency-Key", word);

    @BeforeEach
    @AfterEach
    void offerTheModel() {
        offer(OwnCatalogue.DOCUMENT);
    }

    @Test
    void a_key_gets_its_first_answer_also_when_its_model_is_gone() {
        Answer first = keyed.post(CHAT, talk("")).is(200);

        offer(OwnCatalogue.DOCUMENT.replace("talker", "speaker"));

        client.post(CHAT, talk("")).isError(404, "model_not_found", "model");
        Answer again = keyed.post(CHAT, talk("")).is(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotent-Replayed")).contains("true");
        assertThat(again.header("X-Request-Id")).isEqualTo(first.header("X-Request-Id"));
        keyed.post(CHAT, talk(",\"n\":1")).isError(422, "idempotency_key_reused", "Idempotency-Key");
    }

    @Test
    void a_key_gets_its_first_answer_also_when_a_parameter_is_not_allowed_any_more() {
        Answer first = keyed.post(CHAT, talk(",\"top_k\":50")).is(200);

        offer(OwnCatalogue.DOCUMENT.replace("max: 50", "max: 45"));

        client.post(CHAT, talk(",\"top_k\":50")).isError(400, "invalid_value", "top_k");
        assertThat(keyed.post(CHAT, talk(",\"top_k\":50")).is(200).body()).isEqualTo(first.body());
    }

    @Test
    void a_new_key_for_a_model_that_is_gone_is_told_so() {
        offer(OwnCatalogue.DOCUMENT.replace("talker", "speaker"));

        keyed.post(CHAT, talk("")).isError(404, "model_not_found", "model");
    }

    private static void offer(String document) {
        REPLICA.client()
                .as(Surroundings.ADMIN_TOKEN)
                .with("Content-Type", "application/yaml")
                .put("/admin/catalogue", document)
                .is(200);
    }

    private String talk(String rest) {
        return "{\"model\":\"talker\",\"messages\":[{\"role\":\"user\",\"content\":\"hello " + word + "\"}]" + rest
                + "}";
    }
}
