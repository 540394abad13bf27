package com.easyai.gateway.jobdesk;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobState;
import com.easyai.gateway.job.JobStatus;
import com.easyai.gateway.pricing.KeptBill;
import com.easyai.gateway.pricing.Margin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What only operators are told of jobs. Never a credential or a request. */
public final class JobDesk {
    private static final String FACTS = """
            select id, state, user_sub, epoch, owner, due_at, start_deadline, deadline, failures, reason, held,
                   cancel_requested, platform, platform_model, delivered_at
              from job
            """;
    private static final String ATTEMPTS = """
            select number, epoch, platform, platform_model, revision, decision, outcome, task, error, started_at,
                   accepted_at, ended_at
              from attempt
             where job_id = :job
             order by number
            """;

    private final JdbcClient jdbc;

    public JobDesk(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A job beside what its owner sees; {@code worker} is the incarnation that owns it now. */
    public record Facts(
            JobId id,
            JobState state,
            String user,
            int epoch,
            @Nullable UUID worker,
            @Nullable Instant dueAt,
            @Nullable Instant startDeadline,
            Instant deadline,
            int failures,
            @Nullable String reason,
            boolean held,
            boolean cancelRequested,
            @Nullable String platform,
            @Nullable String platformModel,
            @Nullable Instant deliveredAt) {}

    /** A try at a provider; {@code decision} and {@code task} are JSON. */
    public record Attempt(
            int number,
            int epoch,
            String platform,
            String platformModel,
            int revision,
            String decision,
            @Nullable String outcome,
            @Nullable String task,
            @Nullable String error,
            Instant startedAt,
            @Nullable Instant acceptedAt,
            @Nullable Instant endedAt) {}

    public Optional<Facts> facts(JobId job) {
        return jdbc.sql(FACTS + " where id = :job")
                .param("job", job.value())
                .query((row, n) -> readFacts(row))
                .optional();
    }

    /** All users' jobs, newest first. */
    public List<Facts> newest(Optional<JobStatus> status, boolean onlyHeld, int limit) {
        return jdbc.sql(FACTS + wanted(status, onlyHeld) + " order by id desc limit :limit")
                .param("limit", limit)
                .query((row, n) -> readFacts(row))
                .list();
    }

    /** What a finished job cost us and left; empty for one that is not, or whose platform's cost is not known. */
    public Optional<Margin> margin(JobId job) {
        return jdbc.sql("select bill from job where id = :job and bill is not null")
                .param("job", job.value())
                .query(String.class)
                .optional()
                .flatMap(bill -> Optional.ofNullable(
                        Json.MAPPER.readValue(bill, KeptBill.class).margin()));
    }

    /** Oldest first. */
    public List<Attempt> attempts(JobId job) {
        return jdbc.sql(ATTEMPTS)
                .param("job", job.value())
                .query((row, n) -> readAttempt(row))
                .list();
    }

    /** In words and not by parameters: only then a plan that is kept may use the indexes of what is rare. */
    private static String wanted(Optional<JobStatus> status, boolean onlyHeld) {
        String states = status.map(JobDesk::states).orElse("true");
        return "where " + states + (onlyHeld ? " and held" : "");
    }

    private static String states(JobStatus status) {
        return Arrays.stream(JobState.values())
                .filter(state -> state.status() == status)
                .map(state -> "'" + state.name() + "'")
                .collect(Collectors.joining(", ", "state in (", ")"));
    }

    private static Facts readFacts(ResultSet row) throws SQLException {
        return new Facts(
                new JobId(row.getObject("id", UUID.class)),
                JobState.valueOf(row.getString("state")),
                row.getString("user_sub"),
                row.getInt("epoch"),
                row.getObject("owner", UUID.class),
                instant(row, "due_at"),
                instant(row, "start_deadline"),
                row.getObject("deadline", OffsetDateTime.class).toInstant(),
                row.getInt("failures"),
                row.getString("reason"),
                row.getBoolean("held"),
                row.getBoolean("cancel_requested"),
                row.getString("platform"),
                row.getString("platform_model"),
                instant(row, "delivered_at"));
    }

    private static Attempt readAttempt(ResultSet row) throws SQLException {
        return new Attempt(
                row.getInt("number"),
                row.getInt("epoch"),
                row.getString("platform"),
                row.getString("platform_model"),
                row.getInt("revision"),
                row.getString("decision"),
                row.getString("outcome"),
                row.getString("task"),
                row.getString("error"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                instant(row, "accepted_at"),
                instant(row, "ended_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
