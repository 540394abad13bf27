package com.easyai.gateway.claim;

import com.easyai.gateway.job.JobId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Users' wishes to stop what runs already: written for them, read by the worker that owns the job. */
public final class CancelRequests {
    private final JdbcClient jdbc;

    public CancelRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Asks for a job of this user to be stopped; false if it does not run. Asking again changes nothing. */
    public boolean ask(JobId job, String userSub) {
        return jdbc.sql("update job set cancel_requested = true"
                                + " where id = :job and user_sub = :sub and state = 'RUNNING'")
                        .param("job", job.value())
                        .param("sub", userSub)
                        .update()
                == 1;
    }

    public List<JobId> of(WorkerId worker) {
        return jdbc.sql("select id from job where owner = :worker and cancel_requested")
                .param("worker", worker.value())
                .query((row, n) -> new JobId(row.getObject("id", UUID.class)))
                .list();
    }
}
