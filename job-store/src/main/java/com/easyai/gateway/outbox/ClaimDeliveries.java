package com.easyai.gateway.outbox;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.groupcommit.Columns;
import com.easyai.gateway.job.ArtifactId;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobObject;
import com.easyai.gateway.jobview.JobView;
import com.easyai.gateway.jobview.ReadJobs;
import com.easyai.gateway.webhookstop.WebhookStop;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands due deliveries to a relay, each to one at a time. A claim is a lease: what is not marked before its end is due
 * again, and the late mark changes nothing.
 */
public final class ClaimDeliveries {
    /** Up to this size inline bytes come with the claim; larger ones would make a batch too heavy. */
    private static final int SMALL_BYTES = 256 * 1024;

    private static final String CLAIM = """
            with due as materialized (
                select job_id, sequence from outbox
                 where kind = '%s' and state = 'PENDING' and due_at <= now() %s
                 order by due_at
                 limit :max
                   for update skip locked
            ), claimed as (
                update outbox
                   set due_at = now() + :lease * interval '1 millisecond', epoch = outbox.epoch + 1,
                       attempts = outbox.attempts + 1
                  from due
                 where outbox.job_id = due.job_id and outbox.sequence = due.sequence
                returning outbox.*
            )
            """;
    private static final String UPLOADED = """
            select claimed.job_id, claimed.sequence, claimed.epoch, claimed.attempts, claimed.source_refusals,
                   claimed.target_refusals, artifact.id, artifact.index,
                   artifact.source_url, artifact.source_headers, artifact.media_type, artifact.expires_at, job.credential, job.platform,
                   case when length(artifact.inline_bytes) <= %d then artifact.inline_bytes end as inline_bytes
              from claimed
              join artifact on artifact.job_id = claimed.job_id and artifact.index = claimed.artifact_index
              join job on job.id = claimed.job_id
            """.formatted(SMALL_BYTES);
    // What is in the store is fetched from nobody.
    private static final String FROM_OTHERS = "and (source is null or source <> all(:full))";
    private static final String UPLOADS = CLAIM.formatted(DeliveryKind.UPLOAD, "") + UPLOADED;
    private static final String UPLOADS_OF_OTHERS = CLAIM.formatted(DeliveryKind.UPLOAD, FROM_OTHERS) + UPLOADED;
    private static final String MESSAGES =
            CLAIM + "select job_id, sequence, epoch, attempts, event_id, body, created_at from claimed";
    private static final String SETTLEMENTS = MESSAGES.formatted(DeliveryKind.SETTLEMENT, "");
    private static final String WEBHOOKS = MESSAGES.formatted(DeliveryKind.WEBHOOK, "");

    private static final String WRITE_BODIES = """
            update outbox set body = row.body
              from unnest(:jobs, :sequences, :bodies) as row (job_id, sequence, body)
             where outbox.job_id = row.job_id and outbox.sequence = row.sequence and outbox.body is null
            """;

    private record Webhook(String type, Instant timestamp, JobObject data) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ReadJobs jobs;
    private final WebhookStop stop;
    private final Duration lease;

    public ClaimDeliveries(JdbcClient jdbc, TransactionTemplate transaction, Duration lease) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.jobs = new ReadJobs(jdbc);
        this.stop = new WebhookStop(jdbc);
        this.lease = lease;
    }

    public List<UploadTask> uploads(int max) {
        return claim(UPLOADS, max).query((row, n) -> upload(row)).list();
    }

    /** Leaves out what would have to be fetched from one of these platforms. */
    public List<UploadTask> uploads(int max, List<String> full) {
        return full.isEmpty()
                ? uploads(max)
                : claim(UPLOADS_OF_OTHERS, max)
                        .param("full", new SqlArrayValue("text", full.toArray()))
                        .query((row, n) -> upload(row))
                        .list();
    }

    public List<Message> settlements(int max) {
        return claim(SETTLEMENTS, max).query((row, n) -> message(row)).list();
    }

    /**
     * A webhook's body is written before it is first sent, so that every repeat has the same bytes. While server-main wants
     * none, there are none: what is due is parked.
     */
    public List<Message> webhooks(int max) {
        return transaction.execute(status -> {
            if (stop.parkDue()) {
                return List.of();
            }
            List<Message> claimed =
                    claim(WEBHOOKS, max).query((row, n) -> message(row)).list();
            Map<JobId, Message> written =
                    writeBodies(claimed.stream().filter(m -> m.body().isEmpty()).toList());
            return claimed.stream()
                    .map(m -> written.getOrDefault(m.claim().job(), m))
                    .toList();
        });
    }

    private JdbcClient.StatementSpec claim(String sql, int max) {
        return jdbc.sql(sql).param("max", max).param("lease", lease.toMillis());
    }

    private Map<JobId, Message> writeBodies(List<Message> blank) {
        var written = new HashMap<JobId, Message>();
        if (blank.isEmpty()) {
            return written;
        }
        Map<JobId, JobView> views =
                jobs.byId(blank.stream().map(m -> m.claim().job()).toList());
        for (Message message : blank) {
            String body =
                    body(Optional.ofNullable(views.get(message.claim().job())).orElseThrow());
            written.put(
                    message.claim().job(), new Message(message.claim(), message.eventId(), body, message.createdAt()));
        }
        Columns.of(jdbc.sql(WRITE_BODIES), List.copyOf(written.values()))
                .with("jobs", "uuid", m -> m.claim().job().value())
                .with("sequences", "int4", m -> m.claim().sequence())
                .with("bodies", "text", Message::body)
                .statement()
                .update();
        return written;
    }

    private static String body(JobView view) {
        var job = view.object();
        Instant finished = Optional.ofNullable(job.finishedAt()).orElseThrow();
        return Json.MAPPER.writeValueAsString(new Webhook("job." + job.status().wire(), finished, job));
    }

    private static UploadTask upload(ResultSet row) throws SQLException {
        return new UploadTask(
                deliveryClaim(row),
                new ArtifactId(row.getObject("id", UUID.class)),
                row.getInt("index"),
                row.getBytes("credential"),
                new UploadTask.Source(
                        row.getString("platform"),
                        Optional.ofNullable(row.getString("media_type")),
                        Optional.ofNullable(row.getString("source_url")),
                        Optional.ofNullable(row.getBytes("source_headers")),
                        Optional.ofNullable(row.getBytes("inline_bytes")),
                        Optional.ofNullable(row.getObject("expires_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)),
                new UploadTask.Refusals(row.getInt("source_refusals"), row.getInt("target_refusals")));
    }

    private static Message message(ResultSet row) throws SQLException {
        return new Message(
                deliveryClaim(row),
                row.getObject("event_id", UUID.class),
                Optional.ofNullable(row.getString("body")).orElse(""),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static DeliveryClaim deliveryClaim(ResultSet row) throws SQLException {
        return new DeliveryClaim(
                new JobId(row.getObject("job_id", UUID.class)),
                row.getInt("sequence"),
                row.getInt("epoch"),
                row.getInt("attempts"));
    }
}
