package com.easyai.gateway.intake;

import com.easyai.gateway.job.JobId;
import java.time.Instant;

/** What came of handing a job to the store. */
public sealed interface Intake {
    /** Committed; {@code createdAt} is the database's time. */
    record Accepted(JobId id, Instant createdAt) implements Intake {}

    /** This key and this request made {@code existing} before; nothing was stored. */
    record Replayed(JobId existing) implements Intake {}

    /** This key made another request's job before; nothing was stored. */
    record KeyReused() implements Intake {}
}
