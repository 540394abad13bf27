package com.easyai.gateway.videos;

import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.JobError;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobObject;
import com.easyai.gateway.job.JobStatus;
import com.easyai.gateway.jobview.RequestView;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** OpenAI's video object. Times are seconds since 1970; {@code expiresAt} is until when the gateway keeps the job. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record VideoObject(
        JobId id,
        String object,
        String model,
        String status,
        int progress,
        long createdAt,
        @Nullable Long completedAt,
        @Nullable Long expiresAt,
        @Nullable String prompt,
        @Nullable String seconds,
        @Nullable String size,
        @Nullable String remixedFromVideoId,
        @Nullable Failure error) {
    private static final int DONE = 100;

    record Failure(ErrorCode code, String message) {}

    static VideoObject of(JobObject job, RequestView asked, Duration kept) {
        boolean completed = job.status() == JobStatus.SUCCEEDED;
        Instant finished = job.finishedAt();
        return new VideoObject(
                job.id(),
                "video",
                job.model(),
                status(job.status()),
                progress(job),
                job.createdAt().getEpochSecond(),
                completed && finished != null ? finished.getEpochSecond() : null,
                completed ? job.createdAt().plus(kept).getEpochSecond() : null,
                asked.prompt(),
                asked.seconds(),
                asked.size(),
                null,
                failure(job.error()));
    }

    private static String status(JobStatus status) {
        return switch (status) {
            case QUEUED, THROTTLED -> "queued";
            case IN_PROGRESS -> "in_progress";
            case SUCCEEDED -> "completed";
            case FAILED, CANCELLED, EXPIRED -> "failed";
        };
    }

    private static int progress(JobObject job) {
        Integer known = job.progress();
        return job.status() == JobStatus.SUCCEEDED ? DONE : known == null ? 0 : known;
    }

    private static @Nullable Failure failure(@Nullable JobError error) {
        return error == null ? null : new Failure(error.code(), error.message());
    }
}
