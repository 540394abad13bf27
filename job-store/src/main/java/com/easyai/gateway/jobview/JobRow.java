package com.easyai.gateway.jobview;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.failure.JobError;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.job.JobObject;
import com.easyai.gateway.job.JobState;
import com.easyai.gateway.job.JobStatus;
import com.easyai.gateway.job.SettlementStatus;
import com.easyai.gateway.pricing.Bill;
import com.easyai.gateway.pricing.PriceSnapshot;
import com.easyai.gateway.usage.Usage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** A job's row on its way to a {@link JobView}. */
record JobRow(JobId id, JobState state, String userSub, int version, int missing, JobObject object) {
    static final String COLUMNS = """
            id, kind, model, state, version, user_sub, metadata, prices, created_at, started_at, finished_at, progress,
            reason, missing, usage, bill, error, settlement
            """;

    private static final TypeReference<Map<String, Object>> METADATA = new TypeReference<>() {};

    static JobRow read(ResultSet row) throws SQLException {
        JobId id = new JobId(row.getObject("id", UUID.class));
        JobState state = JobState.valueOf(row.getString("state"));
        var object = new JobObject(
                id,
                "job",
                JobKind.valueOf(row.getString("kind")),
                row.getString("model"),
                state.status(),
                instant(row, "created_at"),
                nullableInstant(row, "started_at"),
                nullableInstant(row, "finished_at"),
                row.getObject("progress", Integer.class),
                queue(state.status(), row.getString("reason")),
                null,
                json(row.getString("error"), JobError.class),
                state == JobState.SUCCEEDED ? json(row.getString("usage"), Usage.class) : null,
                billing(row),
                Json.MAPPER.readValue(row.getString("metadata"), METADATA),
                JobObject.Urls.of(id));
        return new JobRow(id, state, row.getString("user_sub"), row.getInt("version"), row.getInt("missing"), object);
    }

    JobView view(List<JobObject.Artifact> artifacts) {
        if (state != JobState.SUCCEEDED) {
            return new JobView(object, version, state, userSub);
        }
        var result = new JobObject.Result(artifacts, missing == 0 ? null : missing);
        return new JobView(object.withResult(result), version, state, userSub);
    }

    private static JobObject.@Nullable Queue queue(JobStatus status, @Nullable String reason) {
        return switch (status) {
            case QUEUED, THROTTLED ->
                new JobObject.Queue(null, reason == null ? "Waiting for a worker with a free slot." : reason, null);
            case IN_PROGRESS, SUCCEEDED, FAILED, CANCELLED, EXPIRED -> null;
        };
    }

    private static JobObject.Billing billing(ResultSet row) throws SQLException {
        SettlementStatus settlement = SettlementStatus.valueOf(row.getString("settlement"));
        Bill bill = json(row.getString("bill"), Bill.class);
        if (bill == null) {
            String currency = Json.MAPPER
                    .readValue(row.getString("prices"), PriceSnapshot.class)
                    .currency();
            bill = Bill.nothing(currency);
        }
        return new JobObject.Billing(bill.total(), bill.currency(), bill.lines(), settlement);
    }

    private static <T> @Nullable T json(@Nullable String text, Class<T> type) {
        return text == null ? null : Json.MAPPER.readValue(text, type);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant nullableInstant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
