package com.easyai.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.revision.CurrentCatalogue;
import com.easyai.gateway.sealing.Sealer;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class KeyRotationTest {
    private static final String FOX = "{\"kind\":\"image\",\"model\":\"gpt-image-1\",\"input\":{\"prompt\":\"a fox\"}}";
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final String database = Surroundings.running().freshDatabase();
    private final String newKey = Base64.getEncoder().encodeToString(new byte[32]);

    @Test
    void after_a_start_with_a_new_first_key_the_old_one_can_be_taken_away() {
        String job;
        try (Replica before = start(Surroundings.encryptionKey())) {
            job = before.client().asUser("rotating").submit(FOX).is(202).id();
        }

        try (Replica during = start(newKey + "," + Surroundings.encryptionKey())) {
            await(job);
            during.client().asUser("rotating").get("/v1/jobs/" + job).is(200);
        }

        try (Replica after = start(newKey)) {
            assertThat(new Sealer(newKey).openText(credential(job), job)).isEqualTo("sk-user-rotating");
            assertThat(after.bean(CurrentCatalogue.class)
                            .get()
                            .account("openai-main", JobKind.IMAGE)
                            .orElseThrow()
                            .credential("apiKey"))
                    .isEqualTo("sk-canary-of-the-platform");
            assertThat(after.bean(CurrentCatalogue.class).get().revision()).isEqualTo(1);
        }
    }

    private Replica start(String keys) {
        return Replica.start(Map.of("GATEWAY_DB_URL", database, "GATEWAY_ENCRYPTION_KEY", keys));
    }

    /** The catalogue is sealed anew before the jobs. */
    private void await(String job) {
        var sealer = new Sealer(newKey);
        Instant end = Instant.now().plus(DEADLINE);
        while (!sealer.isCurrent(credential(job)) && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        assertThat(sealer.isCurrent(credential(job))).isTrue();
    }

    private byte[] credential(String job) {
        return JdbcClient.create(new DriverManagerDataSource(database, "postgres", "postgres"))
                .sql("select credential from job where id = :id")
                .param("id", JobId.parse(job).orElseThrow().value())
                .query(byte[].class)
                .single();
    }
}
