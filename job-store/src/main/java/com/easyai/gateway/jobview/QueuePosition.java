package com.easyai.gateway.jobview;

import com.easyai.gateway.job.JobId;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many jobs of its kind are to be picked before a job. */
public final class QueuePosition {
    /** Counting stops here: a longer queue is told as this long. */
    private static final int MOST = 10_000;

    private static final String POSITION = """
            select (select count(*) from (select 1 from job ahead
                                           where ahead.kind = mine.kind and ahead.due_at < mine.due_at
                                           limit %d) counted) + 1
              from job mine
             where id = :job and due_at is not null
            """.formatted(MOST);

    private final JdbcClient jdbc;

    public QueuePosition(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Counts from 1; empty if the job does not wait to be picked. */
    public OptionalLong of(JobId job) {
        return jdbc.sql(POSITION)
                .param("job", job.value())
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }
}
