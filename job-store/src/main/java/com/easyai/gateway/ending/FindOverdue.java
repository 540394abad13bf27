package com.easyai.gateway.ending;

import com.easyai.gateway.job.JobId;
import com.easyai.gateway.outbox.DeliveryClaim;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds results that did not reach server-main within their grace. Given to {@link FinishStoring} they end their jobs, so
 * that no job is storing for ever; an upload that is under way just then marks nothing any more.
 */
public final class FindOverdue {
    private static final String OVERDUE = """
            select outbox.job_id, outbox.sequence, outbox.epoch, outbox.attempts, outbox.artifact_index,
                   coalesce(outbox.last_error, 'It was never sent.') as last_error
              from job join outbox on outbox.job_id = job.id
             where job.state = 'STORING' and job.delivered_at < now() - :grace * interval '1 millisecond'
               and outbox.kind = 'UPLOAD' and outbox.state in ('PENDING', 'PARKED')
             order by job.delivered_at
             limit :max
            """;

    private final JdbcClient jdbc;

    public FindOverdue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Up to {@code max} results of jobs whose provider was done longer than {@code grace} ago, oldest first. */
    public List<FinishedArtifact.Lost> longerThan(Duration grace, int max) {
        return jdbc.sql(OVERDUE)
                .param("grace", grace.toMillis())
                .param("max", max)
                .query((row, n) -> overdue(row))
                .list();
    }

    private static FinishedArtifact.Lost overdue(ResultSet row) throws SQLException {
        var claim = new DeliveryClaim(
                new JobId(row.getObject("job_id", UUID.class)),
                row.getInt("sequence"),
                row.getInt("epoch"),
                row.getInt("attempts"));
        return new FinishedArtifact.Lost(
                claim, row.getInt("artifact_index"), "Not stored in time. Last: " + row.getString("last_error"));
    }
}
