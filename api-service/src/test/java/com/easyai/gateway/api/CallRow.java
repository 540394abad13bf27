package com.easyai.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.canonical.Json;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A call as the store has it, with its settlements. */
record CallRow(
        UUID id,
        String state,
        @Nullable String outcome,
        @Nullable String platform,
        boolean counted,
        List<String> settlements) {
    private static final JdbcClient JDBC = Surroundings.running().jdbc();

    /** In one look: a row and its settlement come in one commit, and two looks could see one without the other. */
    private static final String LOOK = """
            select state, outcome, platform, counted,
                   array(select body from outbox where job_id = direct_call.id and kind = 'SETTLEMENT') as settlements
              from direct_call
             where id = :id
            """;

    /** By the {@code X-Request-Id} of its answer. */
    static CallRow of(String requestId) {
        UUID id = id(requestId);
        return JDBC.sql(LOOK)
                .param("id", id)
                .query((row, n) -> new CallRow(
                        id,
                        row.getString("state"),
                        row.getString("outcome"),
                        row.getString("platform"),
                        row.getBoolean("counted"),
                        List.of((String[]) row.getArray("settlements").getArray())))
                .single();
    }

    static UUID id(String requestId) {
        String hex = requestId.substring(requestId.indexOf('_') + 1);
        return UUID.fromString(hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
    }

    /** Waits until the gateway has written how it ended. */
    static CallRow ended(String requestId) throws InterruptedException {
        CallRow row = of(requestId);
        for (int i = 0; i < 200 && row.state().equals("RUNNING"); i++) {
            Thread.sleep(50);
            row = of(requestId);
        }
        assertThat(row.state()).isEqualTo("ENDED");
        return row;
    }

    JsonNode settlement() {
        assertThat(settlements).hasSize(1);
        return Json.MAPPER.readTree(settlements.getFirst());
    }
}
