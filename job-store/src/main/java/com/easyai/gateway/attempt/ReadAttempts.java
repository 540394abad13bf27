package com.easyai.gateway.attempt;

import com.easyai.gateway.job.JobId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** Reads what was tried before. */
public final class ReadAttempts {
    private static final String ATTEMPTS = """
            select job_id, number, platform, platform_model, outcome, task, started_at
              from attempt
             where job_id = any(:jobs)
             order by job_id, number
            """;

    private final JdbcClient jdbc;

    public ReadAttempts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All attempts of each job, oldest first; a job without one is not in the map. */
    public Map<JobId, List<PastAttempt>> of(List<JobId> jobs) {
        var byJob = new HashMap<JobId, List<PastAttempt>>();
        if (jobs.isEmpty()) {
            return byJob;
        }
        jdbc.sql(ATTEMPTS)
                .param(
                        "jobs",
                        new SqlArrayValue(
                                "uuid", jobs.stream().map(JobId::value).toArray()))
                .query(row -> {
                    JobId job = new JobId(row.getObject("job_id", UUID.class));
                    byJob.computeIfAbsent(job, id -> new ArrayList<>()).add(attempt(row));
                });
        return byJob;
    }

    private static PastAttempt attempt(ResultSet row) throws SQLException {
        return new PastAttempt(
                row.getInt("number"),
                row.getString("platform"),
                row.getString("platform_model"),
                Optional.ofNullable(row.getString("outcome")).map(AttemptOutcome::valueOf),
                Optional.ofNullable(row.getString("task")),
                row.getObject("started_at", OffsetDateTime.class).toInstant());
    }
}
