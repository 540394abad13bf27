package com.easyai.gateway.intake;

import com.easyai.gateway.job.JobId;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds what an idempotency key made before, for a request that would not be accepted any more. */
public final class FindAccepted {
    private static final String FIND =
            "select fingerprint, job_id from idempotency_key where user_sub = :sub and key = :key";

    private final JdbcClient jdbc;

    public FindAccepted(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@link Intake.Replayed} or {@link Intake.KeyReused}; empty if the user's key is new. */
    public Optional<Intake> find(String sub, NewJob.IdempotencyKey key) {
        return jdbc.sql(FIND)
                .param("sub", sub)
                .param("key", key.key())
                .query((row, n) -> Arrays.equals(row.getBytes("fingerprint"), key.fingerprint())
                        ? new Intake.Replayed(new JobId(row.getObject("job_id", UUID.class)))
                        : (Intake) new Intake.KeyReused())
                .optional();
    }
}
