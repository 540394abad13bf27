package com.easyai.gateway.attempt;

import com.easyai.gateway.claim.Claim;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notes about a job that stays with its worker. */
public final class NoteAttempt {
    private final JdbcClient jdbc;

    public NoteAttempt(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Ends an attempt while the same worker goes on with another candidate; false if the claim was lost. */
    public boolean ended(Claim claim, GiveUpAttempt.Ended ended) {
        return jdbc.sql("""
                                with won as (
                                    update job set failures = failures + :counts
                                     where id = :job and epoch = :epoch and state = 'RUNNING'
                                    returning id
                                ), freed as (
                                    update permit set ended = true
                                      from won
                                     where permit.owner = won.id and permit.number = :number and :outcome <> 'UNKNOWN'
                                )
                                update attempt set outcome = :outcome, error = :error, ended_at = now()
                                  from won
                                 where attempt.job_id = won.id and attempt.number = :number
                                """)
                        .param("job", claim.job().value())
                        .param("epoch", claim.epoch())
                        .param("number", ended.number())
                        .param("outcome", ended.outcome().name())
                        .param("error", ended.error())
                        .param("counts", ended.counts() ? 1 : 0)
                        .update()
                == 1;
    }

    /** Notes a provider's progress in percent; returns the new version, or nothing if the claim was lost. */
    public Optional<Integer> progress(Claim claim, int percent) {
        return jdbc.sql("""
                        update job set progress = :percent, version = version + 1
                         where id = :job and epoch = :epoch and state = 'RUNNING'
                        returning version
                        """)
                .param("job", claim.job().value())
                .param("epoch", claim.epoch())
                .param("percent", percent)
                .query(Integer.class)
                .optional();
    }
}
