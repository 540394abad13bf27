package com.easyai.gateway.upload;

import com.easyai.gateway.dispatch.Backoff;
import com.easyai.gateway.dispatch.Outcome;
import com.easyai.gateway.ending.FinishedArtifact;
import com.easyai.gateway.ending.FinishedArtifact.Receipt;
import com.easyai.gateway.outbox.PostponeDelivery;
import com.easyai.gateway.outbox.PostponeDelivery.RefusedBy;
import com.easyai.gateway.outbox.UploadTask;
import com.easyai.gateway.target.Answer;
import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.util.Optional;

/** Writes down what came of an upload. */
final class MarkUpload {
    private static final Backoff BACKOFF = Backoff.forEver(Duration.ofSeconds(1), Duration.ofMinutes(5));
    /** So soon a platform's place may be free again. Until then its results are left alone, so this is for the first ones. */
    private static final Duration PLACE_FREE = Duration.ofSeconds(1);
    /** A 2xx that does not say where the file is may be a slip; so many are how it answers. */
    private static final int MOST_WITHOUT_URL = 8;

    private final FinishJob finish;
    private final PostponeDelivery postpone;
    private final Counter bytes;

    MarkUpload(FinishJob finish, PostponeDelivery postpone, Counter bytes) {
        this.finish = finish;
        this.postpone = postpone;
        this.bytes = bytes;
    }

    Outcome posted(UploadTask task, PostFile.Posted posted) {
        return switch (posted.answer()) {
            case Answer.NotAsked() -> release(task);
            case Answer.Silent(String why) -> again(task, why, Optional.empty());
            case Answer.Replied replied ->
                replied.isSuccess() ? accepted(task, posted, replied) : notAccepted(task, replied);
        };
    }

    Outcome lost(UploadTask task, String why) {
        finish.finish(new FinishedArtifact.Lost(task.claim(), task.index(), why));
        return Outcome.LOST;
    }

    Outcome again(UploadTask task, String why, Optional<Duration> retryAfter) {
        postpone.retry(task.claim(), delay(task, retryAfter), why);
        return Outcome.POSTPONED;
    }

    Outcome missing(UploadTask task, String why, Optional<Duration> retryAfter) {
        postpone.refused(task.claim(), RefusedBy.SOURCE, delay(task, retryAfter), why);
        return Outcome.POSTPONED;
    }

    private static Duration delay(UploadTask task, Optional<Duration> retryAfter) {
        return BACKOFF.after(task.claim().attempts(), retryAfter).orElse(BACKOFF.longest());
    }

    private Outcome park(UploadTask task, String why) {
        postpone.park(task.claim(), why);
        return Outcome.PARKED;
    }

    Outcome release(UploadTask task) {
        postpone.release(task.claim(), PLACE_FREE);
        return Outcome.RELEASED;
    }

    private Outcome accepted(UploadTask task, PostFile.Posted posted, Answer.Replied replied) {
        Optional<Receipt> receipt = ReadReceipt.from(replied.body());
        if (receipt.isEmpty()) {
            return withoutUrl(task, replied);
        }
        finish.finish(new FinishedArtifact.Stored(task.claim(), task.index(), posted.file(), receipt.get()));
        bytes.increment((double) posted.file().bytes());
        return Outcome.DELIVERED;
    }

    private Outcome withoutUrl(UploadTask task, Answer.Replied replied) {
        String why = replied.sentence() + " It did not say where the file is.";
        if (task.refusals().byTarget() + 1 >= MOST_WITHOUT_URL) {
            return park(task, why + " Find out why, then replay it.");
        }
        postpone.refused(task.claim(), RefusedBy.TARGET, delay(task, Optional.empty()), why);
        return Outcome.POSTPONED;
    }

    /** A 409 says that the same upload is still being taken in, from a relay that lost its lease perhaps. */
    private Outcome notAccepted(UploadTask task, Answer.Replied replied) {
        return switch (replied.status()) {
            case 408, 409, 425, 429 -> again(task, replied.sentence(), replied.retryAfter());
            default ->
                isClientError(replied.status())
                        ? park(
                                task,
                                replied.sentence() + " It will not take this upload; find out why, then replay it.")
                        : again(task, replied.sentence(), replied.retryAfter());
        };
    }

    private static boolean isClientError(int status) {
        return status / 100 == 4;
    }
}
