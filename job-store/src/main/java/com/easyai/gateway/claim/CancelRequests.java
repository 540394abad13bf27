package com.easyai.gateway.claim;

import com.easyai.gateway.job.JobId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which of a worker's own jobs their users want stopped. */
public final class CancelRequests {
    private final JdbcClient jdbc;

    public CancelRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<JobId> of(WorkerId worker) {
        return jdbc.sql("select id from job where owner = :worker and cancel_requested")
                .param("worker", worker.value())
                .query((row, n) -> new JobId(row.getObject("id", UUID.class)))
                .list();
    }
}
