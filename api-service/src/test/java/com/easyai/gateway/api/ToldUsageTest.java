package com.easyai.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request would cost if the provider counted what its caller expects. */
class ToldUsageTest {
    private static final String CHAT = "\"kind\":\"chat\",\"request\":{\"model\":\"talker\",\"max_tokens\":100,"
            + "\"messages\":[{\"role\":\"user\",\"content\":\"one two three\"}]}";
    private static final String VECTORS =
            "\"kind\":\"embedding\",\"request\":{\"model\":\"vectors\",\"input\":\"one two three\"}";
    private static final String TWO_PICTURES =
            "\"kind\":\"image\",\"request\":{\"model\":\"gpt-image-1\",\"prompt\":\"a\",\"n\":2}";
    private static final String EDIT = "\"kind\":\"edit\",\"request\":{\"model\":\"gpt-image-1\",\"prompt\":\"a\","
            + "\"image\":\"https://a.com/b.png\"}";
    private static final String VIDEO =
            "\"kind\":\"video\",\"request\":{\"model\":\"sora-2\",\"prompt\":\"a\",\"seconds\":\"8\"}";

    private final Client client = Replica.shared().client().asUser("u" + UUID.randomUUID());

    /** A talker's thousand tokens cost 0.90, 0.45 the cached ones, 1.80 the answer's; untold, 10 go in and 100 come out. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"inputTokens\":1000,\"cachedInputTokens\":400,\"outputTokens\":200} | 1.08",
                "{\"inputTokens\":1000,\"cachedInputTokens\":1000,\"outputTokens\":0} | 0.45",
                "{\"outputTokens\":50} | 0.099",
                "{\"cachedInputTokens\":10} | 0.1845",
                "{\"inputTokens\":1000000000} | 900000.18",
                "{\"inputTokens\":0,\"outputTokens\":0} | 0",
                "{\"inputTokens\":null} | 0.189",
                "{} | 0.189",
                "null | 0.189"
            })
    void told_tokens_take_the_place_of_those_that_would_be_assumed(String usage, String total) {
        assertThat(estimate(CHAT, usage).is(200).text("/total")).isEqualTo(total);
    }

    @Test
    void every_candidate_is_priced_for_what_was_told() {
        Answer answer = estimate(CHAT, "{\"inputTokens\":1000,\"cachedInputTokens\":400,\"outputTokens\":200}")
                .is(200);

        assertThat(answer.json().at("/lines").findValuesAsString("quantity")).containsExactly("600", "400", "200");
        assertThat(answer.json().at("/lines").findValuesAsString("amount")).containsExactly("0.54", "0.18", "0.36");
        assertThat(answer.json().at("/candidates").findValuesAsString("platform"))
                .containsExactly("talk-first", "talk-second");
        assertThat(answer.json().at("/candidates").findValuesAsString("total")).containsExactly("1.08", "1.2");
        assertThat(Surroundings.running().platform.heard("one two three")).isEmpty();
    }

    @Test
    void other_kinds_are_told_what_they_count() {
        assertThat(estimate(VECTORS, "{\"inputTokens\":1000000}").is(200).text("/total"))
                .isEqualTo("0.126");
        assertThat(estimate(TWO_PICTURES, "{\"images\":1,\"megapixels\":\"1.048576\",\"outputTokens\":4160}")
                        .is(200)
                        .text("/total"))
                .isEqualTo("1.08");
        assertThat(estimate(EDIT, "{\"images\":1}").is(200).text("/total")).isEqualTo("1.08");
        assertThat(estimate(VIDEO, "{\"seconds\":\"8.5\"}").is(200).text("/total"))
                .isEqualTo("5.355");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "outputTokens | -1",
                "outputTokens | 1000000001",
                "outputTokens | 100000000000000000000000000",
                "outputTokens | 1.5",
                "outputTokens | \"200\"",
                "outputTokens | true",
                "inputTokens | []",
                "inputTokens | {}",
                "cachedInputTokens | -1",
                "cachedInputTokens | 11"
            })
    void what_no_provider_counts_is_refused_by_its_name(String name, String value) {
        refused(CHAT, "{\"" + name + "\":" + value + "}", "invalid_value", "usage." + name);
    }

    @Test
    void nothing_is_taken_to_be_more_than_it_is_a_part_of() {
        String problem = refused(
                CHAT, "{\"inputTokens\":1000,\"cachedInputTokens\":1001}", "invalid_value", "usage.cachedInputTokens");

        assertThat(problem).isEqualTo("cachedInputTokens must be at most inputTokens, which is 1000.");
        refused(TWO_PICTURES, "{\"cachedInputTokens\":1}", "invalid_value", "usage.cachedInputTokens");
        refused(TWO_PICTURES, "{\"images\":3}", "invalid_value", "usage.images");
        refused(TWO_PICTURES, "{\"images\":0}", "invalid_value", "usage.images");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8", "\"\"", "\"0\"", "\"-8\"", "\"9.000001\"", "\"8.1234567\"", "\"1e1\"", "\"８\"", "[]"})
    void seconds_are_a_decimal_as_text_that_the_video_can_have(String seconds) {
        refused(VIDEO, "{\"seconds\":" + seconds + "}", "invalid_value", "usage.seconds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.048576", "\"0.0\"", "\"1000000.1\"", "\"99999999\""})
    void megapixels_are_a_decimal_as_text_within_reason(String megapixels) {
        refused(TWO_PICTURES, "{\"megapixels\":" + megapixels + "}", "invalid_value", "usage.megapixels");
    }

    @Test
    void names_that_the_kind_does_not_count_are_refused() {
        refused(CHAT, "{\"tokens\":1}", "unknown_parameter", "usage.tokens");
        refused(CHAT, "{\"prompt_tokens\":1}", "unknown_parameter", "usage.prompt_tokens");
        refused(CHAT, "{\"images\":1}", "unknown_parameter", "usage.images");
        refused(VECTORS, "{\"seconds\":\"1\"}", "unknown_parameter", "usage.seconds");
        refused(TWO_PICTURES, "{\"seconds\":\"1\"}", "unknown_parameter", "usage.seconds");

        String problem = refused(VIDEO, "{\"images\":1}", "unknown_parameter", "usage.images");
        assertThat(problem)
                .isEqualTo("images is not counted for kind video; known are seconds, inputTokens, cachedInputTokens,"
                        + " outputTokens.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1000", "\"1000\"", "false"})
    void usage_is_an_object(String usage) {
        refused(CHAT, usage, "invalid_value", "usage");
    }

    @Test
    void a_request_that_is_wrong_itself_is_still_named() {
        String chat = CHAT.replace("\"max_tokens\":100", "\"max_tokens\":0");

        refused(chat, "{\"outputTokens\":1}", "invalid_value", "request.max_tokens");
    }

    private Answer estimate(String kindAndRequest, String usage) {
        return client.post("/v1/billing/estimate", "{" + kindAndRequest + ",\"usage\":" + usage + "}");
    }

    private String refused(String kindAndRequest, String usage, String code, String param) {
        return estimate(kindAndRequest, usage).isError(400, code, param).text("/error/message");
    }
}
