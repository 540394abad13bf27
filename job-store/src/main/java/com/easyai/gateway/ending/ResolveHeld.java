package com.easyai.gateway.ending;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.JobError;
import com.easyai.gateway.job.JobId;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An operator's decision on a job that is held because nobody knows what its provider did. */
public final class ResolveHeld {
    private static final String RETRY = """
            update job
               set state = 'QUEUED', held = false, due_at = now(), failures = 0, reason = null,
                   epoch = epoch + 1, version = version + 1
             where id = :job and held and state = 'RUNNING'
            returning id, version, state
            """;
    private static final String FAIL = """
            with ended as (
                update job
                   set state = 'FAILED', held = false, finished_at = now(), error = :error, reason = null,
                       progress = null, epoch = epoch + 1, version = version + 1
                 where id = :job and held and state = 'RUNNING'
                returning id, version, state, callback
            ), webhook as (
                insert into outbox (job_id, sequence, kind, event_id, state)
                select id, %d, 'WEBHOOK', :event, 'PENDING' from ended where callback
            )
            select id, version, state from ended
            """.formatted(Sequence.WEBHOOK);

    private final JdbcClient jdbc;

    public ResolveHeld(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lets it be tried again, from the first attempt; nothing if it is not held. */
    public Optional<EndedJob> retry(JobId job) {
        return jdbc.sql(RETRY)
                .param("job", job.value())
                .query((row, n) -> EndedJobs.read(row))
                .optional();
    }

    /** Ends it as failed, uncharged, with this sentence for its owner; nothing if it is not held. */
    public Optional<EndedJob> fail(JobId job, String message) {
        return jdbc.sql(FAIL)
                .param("job", job.value())
                .param("error", Json.MAPPER.writeValueAsString(new JobError(ErrorCode.OUTCOME_UNKNOWN, message)))
                .param("event", UuidCreator.getTimeOrderedEpoch())
                .query((row, n) -> EndedJobs.read(row))
                .optional();
    }
}
