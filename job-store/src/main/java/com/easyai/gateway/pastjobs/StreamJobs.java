package com.easyai.gateway.pastjobs;

import com.easyai.gateway.job.JobId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads accepted jobs one after the other, a few in memory at a time. */
public final class StreamJobs {
    private static final int AT_A_TIME = 200;
    private static final UUID LAST = new UUID(-1, -1);

    // Newest first, by id: ids carry their time, and the primary key is read in its order.
    private static final String NEXT = """
            select id, request from job
             where id < :before and created_at >= :from and created_at < :to
             order by id desc
             limit :most
            """;

    private final JdbcClient jdbc;

    public StreamJobs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@code request} is the canonical request as JSON, with the user's prompt. */
    public record PastJob(JobId id, String request) {
        /** Prints without the request. */
        @Override
        public String toString() {
            return "PastJob[" + id + "]";
        }
    }

    /** Hands over those accepted in this time, newest first, at most so many; returns how many there were. */
    public int newest(Instant from, Instant to, int most, Consumer<PastJob> consumer) {
        int read = 0;
        UUID before = LAST;
        while (read < most) {
            List<PastJob> jobs = next(from, to, before, Math.min(AT_A_TIME, most - read));
            if (jobs.isEmpty()) {
                break;
            }
            jobs.forEach(consumer);
            read += jobs.size();
            before = jobs.getLast().id().value();
        }
        return read;
    }

    private List<PastJob> next(Instant from, Instant to, UUID before, int most) {
        return jdbc.sql(NEXT)
                .param("before", before)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, n) -> new PastJob(new JobId(row.getObject("id", UUID.class)), row.getString("request")))
                .list();
    }
}
