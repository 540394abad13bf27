package com.easyai.gateway.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Copies through real processes: compared, and neither the provider nor server-main hears of them. */
class ShadowAllTheWayTest {
    private static final int COPIES = 50;

    private final Stack stack = Stack.running();
    private final Map<String, String> serverMain =
            Map.of("Authorization", "Bearer " + stack.processes.setting("AI_GATEWAY_INTERNAL_TOKEN"));

    @Test
    void copies_are_compared_and_nobody_outside_hears_of_them() {
        String run = "shadow-" + UUID.randomUUID();
        List<String> ids =
                IntStream.range(0, COPIES).mapToObj(i -> run + "-" + i).toList();

        ids.forEach(id -> assertThat(Web.post(stack.api(1, "/internal/shadow/requests"), serverMain, copy(id, run))
                        .status())
                .isEqualTo(202));

        ids.forEach(id -> Stack.awaitThat(
                () -> "compared".equals(comparison(id).path("status").asString()), id));
        JsonNode fields = comparison(ids.getFirst()).path("fields");
        assertThat(fields.at("/estimate/outcome").asString()).isEqualTo("match");
        assertThat(fields.at("/platform/outcome").asString()).isEqualTo("mismatch");
        assertThat(fields.at("/parameters/outcome").asString()).isEqualTo("notComparable");
        assertThat(stack.submissionsOf(run)).isZero();
        assertThat(stack.ledger().toString()).doesNotContain(run);
    }

    private JsonNode comparison(String id) {
        return Web.get(stack.api(2, "/internal/shadow/requests/" + id), serverMain)
                .json();
    }

    private static Map<String, Object> copy(String id, String prompt) {
        return Map.of(
                "requestId", id,
                "kind", "image",
                "user", Map.of("sub", "amy"),
                "request", Map.of("model", "gpt-image-1", "prompt", prompt, "n", 2, "quality", "high"),
                "legacy",
                        Map.of(
                                "platform", "elsewhere",
                                "estimate", Map.of("total", "2.16", "currency", "CNY"),
                                "limits", Map.of("decision", "admitted")));
    }
}
