package com.easyai.gateway.outbox;

import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.job.WorkId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The outbox as an operator handles it: what is stuck and why, and sending it again. */
public final class OutboxDesk {
    private static final String COLUMNS = """
            select job_id, sequence, kind, event_id, state, attempts, due_at, last_error, created_at,
                   (select direct_call.kind from direct_call where direct_call.id = outbox.job_id) as call_kind
              from outbox
            """;

    /** One delivery; {@code id} is the job's or call's id and the delivery's place among its. */
    public record Delivery(
            String id,
            String kind,
            WorkId jobId,
            UUID eventId,
            String state,
            int attempts,
            @Nullable Instant nextAttemptAt,
            @Nullable String lastError,
            Instant createdAt) {}

    private final JdbcClient jdbc;

    public OutboxDesk(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The oldest deliveries in a state such as {@code PARKED}. */
    public List<Delivery> inState(String state, int limit) {
        return jdbc.sql(COLUMNS + "where state = :state order by created_at limit :limit")
                .param("state", state)
                .param("limit", limit)
                .query((row, n) -> delivery(row))
                .list();
    }

    /** The oldest deliveries that failed at least once and are sent again by themselves. */
    public List<Delivery> failing(int limit) {
        return jdbc.sql(COLUMNS + "where state = 'PENDING' and last_error is not null order by created_at limit :limit")
                .param("limit", limit)
                .query((row, n) -> delivery(row))
                .list();
    }

    /** Parked and refused deliveries of the jobs with ids above {@code after}, up to and with {@code last}. */
    public List<Delivery> stuck(UUID after, UUID last, int limit) {
        return jdbc.sql(COLUMNS + """
                        where state in ('PARKED', 'REFUSED') and job_id > :after and job_id <= :last
                         order by job_id, sequence
                         limit :limit
                        """)
                .param("after", after)
                .param("last", last)
                .param("limit", limit)
                .query((row, n) -> delivery(row))
                .list();
    }

    public List<Delivery> ofJob(JobId job) {
        return jdbc.sql(COLUMNS + "where job_id = :job order by sequence")
                .param("job", job.value())
                .query((row, n) -> delivery(row))
                .list();
    }

    /**
     * Sends a parked or refused delivery again, unchanged, and as often as one that was never tried; false if there is no
     * such delivery. If it is a webhook, server-main is taken to want webhooks again.
     */
    public boolean replay(String id) {
        return parse(id).map(this::replay).orElse(false);
    }

    private record Place(WorkId job, int sequence) {}

    private boolean replay(Place place) {
        return jdbc.sql("""
                                with replayed as (
                                    update outbox set state = 'PENDING', due_at = now(), ended_at = null, epoch = epoch + 1,
                                           attempts = 0, source_refusals = 0, target_refusals = 0
                                     where job_id = :job and sequence = :sequence and state in ('PARKED', 'REFUSED')
                                    returning job_id, kind
                                ), noted as (
                                    update job set settlement = 'PENDING'
                                      from replayed
                                     where job.id = replayed.job_id and replayed.kind = 'SETTLEMENT'
                                ), wanted as (
                                    delete from webhook_stop using replayed where replayed.kind = 'WEBHOOK'
                                )
                                select count(*) from replayed
                                """)
                        .param("job", place.job().value())
                        .param("sequence", place.sequence())
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private static Optional<Place> parse(String id) {
        int dash = id.lastIndexOf('-');
        if (dash < 0 || !id.substring(dash + 1).matches("\\d{1,9}")) {
            return Optional.empty();
        }
        return WorkId.parse(id.substring(0, dash)).map(job -> new Place(job, Integer.parseInt(id.substring(dash + 1))));
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        String callKind = row.getString("call_kind");
        WorkId job =
                WorkId.of(row.getObject("job_id", UUID.class), callKind == null ? null : JobKind.valueOf(callKind));
        boolean pending = "PENDING".equals(row.getString("state"));
        return new Delivery(
                job + "-" + row.getInt("sequence"),
                row.getString("kind").toLowerCase(Locale.ROOT),
                job,
                row.getObject("event_id", UUID.class),
                row.getString("state").toLowerCase(Locale.ROOT),
                row.getInt("attempts"),
                pending ? row.getObject("due_at", OffsetDateTime.class).toInstant() : null,
                row.getString("last_error"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
