package com.easyai.gateway.intake;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.groupcommit.Columns;
import com.easyai.gateway.groupcommit.GroupCommit;
import com.easyai.gateway.job.JobId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one insert of a job. Guarantees: when {@link #accept} returns {@code Accepted} the job is committed; of all
 * submissions of one user with one key exactly one makes a job, over any number of gateways. If it throws, the job may or may not be
 * committed: only a submission with a key can be repeated safely.
 */
public final class AcceptJobs implements AutoCloseable {
    /** Gives Kafka's door this long before the store's door offers a fresh job as well. */
    private static final Duration HEAD_START = Duration.ofSeconds(2);

    private static final String INSERT = """
            with incoming as (
                select *
                  from unnest(:ids, :kinds, :models, :requests, :subs, :users, :credentials, :prices, :priorities,
                              :timeouts, :startTimeouts, :callbacks, :metadata, :keys, :fingerprints)
                    as row (id, kind, model, request, user_sub, end_user, credential, prices, priority,
                            timeout, start_timeout, callback, metadata, key, fingerprint)
            ), claimed as (
                insert into idempotency_key (user_sub, key, fingerprint, job_id)
                select user_sub, key, fingerprint, id from incoming where key is not null
                on conflict (user_sub, key) do nothing
                returning job_id
            )
            insert into job (id, kind, model, state, due_at, priority, user_sub, end_user, credential, request, metadata,
                             callback, prices, created_at, start_deadline, deadline)
            select id, kind, model, 'QUEUED', now() + :headStart * interval '1 millisecond', priority, user_sub, end_user,
                   credential, request, metadata, callback, prices, now(),
                   now() + start_timeout * interval '1 millisecond', now() + timeout * interval '1 millisecond'
              from incoming
             where key is null or id in (select job_id from claimed)
            returning id, created_at
            """;

    private static final String EXISTING = """
            select k.user_sub, k.key, k.fingerprint, k.job_id
              from unnest(:subs, :keys) as wanted (user_sub, key)
              join idempotency_key k on k.user_sub = wanted.user_sub and k.key = wanted.key
            """;

    private record UserKey(String sub, String key) {}

    private record Existing(UserKey key, byte[] fingerprint, JobId jobId) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final GroupCommit<NewJob, Intake> writer;

    public AcceptJobs(JdbcClient jdbc, TransactionTemplate transaction, GroupCommit.Size size) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.writer = new GroupCommit<>("jobs", size, this::insert);
    }

    /**
     * Returns after the commit.
     *
     * @throws GroupCommit.FullException if too many submissions wait already; nothing was stored
     */
    public Intake accept(NewJob job) {
        return writer.write(job);
    }

    @Override
    public void close() {
        writer.close();
    }

    private List<Intake> insert(List<NewJob> jobs) {
        return transaction.execute(status -> {
            Map<JobId, Instant> inserted = insertNew(jobs);
            List<NewJob> rest =
                    jobs.stream().filter(job -> !inserted.containsKey(job.id())).toList();
            Map<UserKey, Existing> existing = rest.isEmpty() ? Map.of() : existing(rest);
            return jobs.stream().map(job -> outcome(job, inserted, existing)).toList();
        });
    }

    private Map<JobId, Instant> insertNew(List<NewJob> jobs) {
        // Writers that insert the same keys in the same order wait for each other and do not deadlock.
        var ordered = new ArrayList<>(jobs);
        ordered.sort(Comparator.comparing(job -> job.owner().user().sub()
                + ' '
                + job.idempotencyKey().map(NewJob.IdempotencyKey::key).orElse("")));
        var inserted = new HashMap<JobId, Instant>();
        columns(jdbc.sql(INSERT).param("headStart", HEAD_START.toMillis()), ordered)
                .query((row, n) -> inserted.put(jobId(row, "id"), instant(row)))
                .list();
        return inserted;
    }

    private static JdbcClient.StatementSpec columns(JdbcClient.StatementSpec insert, List<NewJob> jobs) {
        return Columns.of(insert, jobs)
                .with("ids", "uuid", job -> job.id().value())
                .with("kinds", "text", job -> job.work().kind().name())
                .with("models", "text", job -> job.work().model())
                .with("requests", "text", job -> job.work().request())
                .with("subs", "text", job -> job.owner().user().sub())
                .with(
                        "users",
                        "text",
                        job -> Json.MAPPER.writeValueAsString(job.owner().user()))
                .with("credentials", "bytea", job -> job.owner().credential())
                .with("prices", "text", job -> Json.MAPPER.writeValueAsString(job.prices()))
                .with("priorities", "int2", job ->
                        (short) job.terms().priority().rank())
                .with("timeouts", "int8", job -> job.terms().timeout().toMillis())
                .with(
                        "startTimeouts",
                        "int8",
                        job -> job.terms()
                                .startTimeout()
                                .map(Duration::toMillis)
                                .orElse(null))
                .with("callbacks", "bool", job -> job.terms().callback())
                .with("metadata", "text", job -> job.terms().metadata())
                .with(
                        "keys",
                        "text",
                        job -> job.idempotencyKey()
                                .map(NewJob.IdempotencyKey::key)
                                .orElse(null))
                .with(
                        "fingerprints",
                        "bytea",
                        job -> job.idempotencyKey()
                                .map(NewJob.IdempotencyKey::fingerprint)
                                .orElse(null))
                .statement();
    }

    private Map<UserKey, Existing> existing(List<NewJob> jobs) {
        List<NewJob> keyed =
                jobs.stream().filter(job -> job.idempotencyKey().isPresent()).toList();
        var found = new HashMap<UserKey, Existing>();
        Columns.of(jdbc.sql(EXISTING), keyed)
                .with("subs", "text", job -> job.owner().user().sub())
                .with("keys", "text", job -> job.idempotencyKey().orElseThrow().key())
                .statement()
                .query((row, n) -> existing(row))
                .list()
                .forEach(existing -> found.put(existing.key(), existing));
        return found;
    }

    private static Existing existing(ResultSet row) throws SQLException {
        return new Existing(
                new UserKey(row.getString("user_sub"), row.getString("key")),
                row.getBytes("fingerprint"),
                jobId(row, "job_id"));
    }

    private static Intake outcome(NewJob job, Map<JobId, Instant> inserted, Map<UserKey, Existing> existing) {
        Instant createdAt = inserted.get(job.id());
        if (createdAt != null) {
            return new Intake.Accepted(job.id(), createdAt);
        }
        NewJob.IdempotencyKey key = job.idempotencyKey()
                .orElseThrow(
                        () -> new IllegalStateException(job.id() + " was not inserted and has no idempotency key"));
        Existing first = existing.get(new UserKey(job.owner().user().sub(), key.key()));
        if (first == null) {
            throw new IllegalStateException("the idempotency key of " + job.id() + " vanished while it was read");
        }
        return Arrays.equals(first.fingerprint(), key.fingerprint())
                ? new Intake.Replayed(first.jobId())
                : new Intake.KeyReused();
    }

    private static JobId jobId(ResultSet row, String column) throws SQLException {
        return new JobId(row.getObject(column, UUID.class));
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject("created_at", OffsetDateTime.class).toInstant();
    }
}
