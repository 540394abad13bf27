package com.easyai.gateway.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The table of prices, each row asked for at the real gateway: its estimate, the bill of its run and the settlement that
 * arrives at server-main are the same strings as the table's.
 */
class PriceCasesTest {
    private static final String USER = "priced";
    private static final int ENOUGH = 40;

    private static final PriceCase NOTHING_CAME =
            PriceCase.of(1001, "nothing came | image/1 1.20 | 1 | - | - | images=1 | - | 0");
    private static final PriceCase UNPRICED =
            PriceCase.of(1002, "no line for low | image/1 1.20 quality=high | 1 | - | quality=low | images=1 | - | 0");

    private static final Stack STACK = Stack.running();

    @BeforeAll
    static void every_row_is_on_offer() throws IOException {
        STACK.providerShall(Map.of("imageDelayMillis", 0, "taskMillis", 0));
        String url = STACK.api(1, "/admin/catalogue");
        JsonNode document = Web.get(url, STACK.asOperator()).json();
        Stream.concat(PriceCase.table().stream(), Stream.of(NOTHING_CAME, UNPRICED))
                .forEach(row -> offer(row, document));
        Web.Answer answer = Web.put(url, STACK.asOperator(), document);
        assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
    }

    private static void offer(PriceCase row, JsonNode document) {
        ((ArrayNode) document.get("models")).add(Web.JSON.<ObjectNode>valueToTree(row.modelEntry()));
        ((ArrayNode) document.get("platforms"))
                .add(Web.JSON.<ObjectNode>valueToTree(row.platformEntry(STACK.provider)));
    }

    static Stream<PriceCase> jobs() throws IOException {
        return PriceCase.table().stream().filter(row -> !row.kind().equals("chat"));
    }

    static Stream<PriceCase> chats() throws IOException {
        return PriceCase.table().stream().filter(row -> row.kind().equals("chat"));
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void a_job_is_charged_what_was_estimated(PriceCase row) {
        JsonNode estimate = estimate(row);

        String job = STACK.accepted(USER, Map.of("kind", row.kind(), "model", row.model(), "input", row.submitted()));
        JsonNode bill = STACK.succeeded(USER, job).get("billing");

        assertThat(bill.get("lines")).isEqualTo(estimate.get("lines"));
        assertThat(bill.get("total")).isEqualTo(estimate.get("total"));
        assertThat(bill.get("settlement").asString().equals("none"))
                .isEqualTo(row.total().equals("0"));
        assertSettled(job, estimate);
    }

    @ParameterizedTest
    @MethodSource("chats")
    void a_chat_is_charged_what_was_estimated(PriceCase row) {
        JsonNode estimate = estimate(row);

        Web.Answer answer = Web.post(STACK.api(2, "/v1/chat/completions"), Stack.asUser(USER), row.submitted());

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertSettled(answer.header("X-Request-Id"), estimate);
    }

    @Test
    void a_job_of_which_nothing_came_is_charged_nothing() {
        Map<String, Object> input = Map.of("model", NOTHING_CAME.model(), "prompt", "[[moderated]] a fox");

        String job = STACK.accepted(USER, Map.of("kind", "image", "model", NOTHING_CAME.model(), "input", input));
        JsonNode ended = STACK.ended(USER, job);

        assertThat(ended.get("status").asString()).isEqualTo("failed");
        assertThat(ended.get("billing").get("total").asString()).isEqualTo("0");
        assertThat(STACK.ledger(job)).isEmpty();
    }

    @Test
    void a_request_that_no_line_prices_is_neither_estimated_nor_accepted() {
        Map<String, Object> estimate = Map.of("kind", "image", "request", UNPRICED.submitted());
        Map<String, Object> told = Map.of("kind", "image", "request", UNPRICED.submitted(), "usage", UNPRICED.told());
        Map<String, Object> job = Map.of("kind", "image", "model", UNPRICED.model(), "input", UNPRICED.submitted());

        assertThat(post("/v1/billing/estimate", estimate).status()).isEqualTo(503);
        assertThat(post("/v1/billing/estimate", told).status()).isEqualTo(503);
        assertThat(post("/v1/jobs", job).status()).isEqualTo(503);
    }

    @Test
    void there_are_enough_rows_of_every_kind() throws IOException {
        List<PriceCase> table = PriceCase.table();

        assertThat(table)
                .extracting(PriceCase::name)
                .hasSizeGreaterThanOrEqualTo(ENOUGH)
                .doesNotHaveDuplicates();
        assertThat(table).extracting(PriceCase::kind).contains("image", "video", "chat");
        assertThat(chats()).anyMatch(PriceCase::isDecidedByRequest).anyMatch(row -> !row.isDecidedByRequest());
    }

    /** What the table says, for the usage that the row has; and untold the same, where the request alone decides it. */
    private static JsonNode estimate(PriceCase row) {
        JsonNode told = estimated(Map.of("kind", row.kind(), "request", row.submitted(), "usage", row.told()));

        assertThat(PriceCase.printed(told.get("lines"))).isEqualTo(row.lines());
        assertThat(told.get("total").asString()).isEqualTo(row.total());
        if (row.isDecidedByRequest()) {
            assertThat(estimated(Map.of("kind", row.kind(), "request", row.request())))
                    .isEqualTo(told);
        }
        return told;
    }

    private static JsonNode estimated(Map<String, Object> body) {
        Web.Answer answer = post("/v1/billing/estimate", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static Web.Answer post(String path, Map<String, Object> body) {
        return Web.post(STACK.api(1, path), Stack.asUser(USER), body);
    }

    /** What costs nothing is not settled; everything else once. */
    private static void assertSettled(String id, JsonNode estimate) {
        if (estimate.get("total").asString().equals("0")) {
            assertThat(STACK.ledger(id)).isEmpty();
        } else {
            assertThat(STACK.chargesOf(id)).singleElement().satisfies(event -> {
                assertThat(event.get("billings")).isEqualTo(estimate.get("lines"));
                assertThat(event.get("total")).isEqualTo(estimate.get("total"));
            });
        }
    }
}
