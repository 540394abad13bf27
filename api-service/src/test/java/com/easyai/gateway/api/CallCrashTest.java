package com.easyai.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A store that crashed before its disk had what it had committed without waiting for it. */
class CallCrashTest {
    private static final String LOSE = """
            with unmarked as (
                delete from crash_mark
            ), unsettled as (
                delete from outbox where job_id = :id
            )
            update direct_call
               set state = 'RUNNING', outcome = null, ended_at = null, usage = null, bill = null, counted = false
             where id = :id
            """;

    private final Client client = Replica.shared().client().asUser("u" + UUID.randomUUID());

    @Test
    void an_end_that_the_store_lost_is_written_again_with_the_same_bytes() throws Exception {
        String call = client.post(
                        "/v1/chat/completions",
                        "{\"model\":\"talker\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}")
                .is(200)
                .header("X-Request-Id")
                .orElseThrow();
        CallRow written = CallRow.of(call);

        int lost = Surroundings.running()
                .jdbc()
                .sql(LOSE)
                .param("id", written.id())
                .update();

        assertThat(lost).isEqualTo(1);
        assertThat(CallRow.ended(call)).isEqualTo(written);
        assertThat(written.settlements()).hasSize(1);
    }
}
