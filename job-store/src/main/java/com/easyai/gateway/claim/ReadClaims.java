package com.easyai.gateway.claim;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.identity.EndUser;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.pricing.PriceSnapshot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Reads what a statement that claims jobs returns of them. */
public final class ReadClaims {
    /** Ends such a statement on table job. */
    public static final String RETURNING = """
             returning job.id, job.epoch, job.version, job.kind, job.model, job.end_user, job.request, job.prices,
                       job.created_at, job.deadline, job.failures, job.cancel_requested
            """;

    private ReadClaims() {}

    public static ClaimedJob read(ResultSet row) throws SQLException {
        return new ClaimedJob(
                new Claim(new JobId(row.getObject("id", UUID.class)), row.getInt("epoch")),
                row.getInt("version"),
                JobKind.valueOf(row.getString("kind")),
                row.getString("model"),
                Json.MAPPER.readValue(row.getString("end_user"), EndUser.class),
                row.getString("request"),
                Json.MAPPER.readValue(row.getString("prices"), PriceSnapshot.class),
                new ClaimedJob.Times(
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getObject("deadline", OffsetDateTime.class).toInstant()),
                row.getInt("failures"),
                row.getBoolean("cancel_requested"));
    }
}
