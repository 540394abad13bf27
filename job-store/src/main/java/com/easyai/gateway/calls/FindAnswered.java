package com.easyai.gateway.calls;

import com.easyai.gateway.intake.NewJob.IdempotencyKey;
import com.easyai.gateway.job.CallId;
import com.easyai.gateway.job.JobKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds what an idempotency key was answered before, for a call that would not be begun any more. */
public final class FindAnswered {
    private static final String FIND = """
            select k.fingerprint, k.job_id, c.state, c.answer
              from idempotency_key k left join direct_call c on c.id = k.job_id
             where k.user_sub = :sub and k.key = :key
            """;

    private final JdbcClient jdbc;

    public FindAnswered(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** As beginning it once more would say; empty if the user's key is new. */
    public Optional<Beginning> find(String sub, JobKind kind, IdempotencyKey key) {
        return jdbc.sql(FIND)
                .param("sub", sub)
                .param("key", key.key())
                .query((row, n) -> read(row, kind, key))
                .optional();
    }

    private static Beginning read(ResultSet row, JobKind kind, IdempotencyKey key) throws SQLException {
        if (!Arrays.equals(row.getBytes("fingerprint"), key.fingerprint())) {
            return new Beginning.KeyReused();
        }
        String state = row.getString("state");
        if (state == null || state.equals("RUNNING")) {
            return new Beginning.StillRunning();
        }
        byte[] answer = row.getBytes("answer");
        return answer == null
                ? new Beginning.NotKept()
                : new Beginning.Replayed(new CallId(kind, row.getObject("job_id", UUID.class)), answer);
    }
}
