package com.easyai.gateway.jobevents;

import com.easyai.gateway.job.JobObject;
import com.easyai.gateway.job.JobStatus;
import com.easyai.gateway.job.SettlementStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a watcher is told between two readings of a job: a job that ran is never told to be over before it ran. */
final class FillStates {
    private FillStates() {}

    /** The events from {@code told} (nothing yet: null) to {@code now}, in order; none if nothing visible changed. */
    static List<JobObject> between(@Nullable JobObject told, JobObject now) {
        if (now.equals(told)) {
            return List.of();
        }
        return told != null && hidStart(told, now) ? List.of(running(now), now) : List.of(now);
    }

    /** It began for the first time, or began again and succeeded, since its watcher was told that it waits. */
    private static boolean hidStart(JobObject told, JobObject now) {
        boolean waited = told.status() == JobStatus.QUEUED || told.status() == JobStatus.THROTTLED;
        boolean began = told.startedAt() == null && now.startedAt() != null;
        return waited && now.status().isTerminal() && (began || now.status() == JobStatus.SUCCEEDED);
    }

    private static JobObject running(JobObject over) {
        return new JobObject(
                over.id(),
                over.object(),
                over.kind(),
                over.model(),
                JobStatus.IN_PROGRESS,
                over.createdAt(),
                over.startedAt(),
                null,
                null,
                null,
                null,
                null,
                null,
                new JobObject.Billing("0", over.billing().currency(), List.of(), SettlementStatus.NONE),
                over.metadata(),
                over.urls());
    }
}
