package com.easyai.gateway.fetching;

import com.easyai.gateway.outbox.UploadTask;
import com.easyai.gateway.target.RetryAfter;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** Decides what a provider's answer for its own URL means. A result is given up only when it is certain. */
final class JudgeSource {
    /** Refusals. With the delays between them half a minute at least: a file that is only slow to appear has come by then. */
    private static final int CERTAIN_AFTER = 6;

    private static final String CERTAIN = " It did so until it was certain.";

    private static final int CLIENT_ERRORS = 400;
    private static final int SERVER_ERRORS = 500;

    private final Clock clock;

    JudgeSource(Clock clock) {
        this.clock = clock;
    }

    Fetched refusal(UploadTask task, Response response) {
        int status = response.code();
        boolean expired = task.source()
                .expiresAt()
                .filter(end -> end.isBefore(clock.instant()))
                .isPresent();
        String said = "The provider's URL answered " + status + ".";
        if (refuses(status) && expired) {
            return new Fetched.Gone(said + " Its time is over.");
        }
        return isMissing(status)
                ? missing(task, said, RetryAfter.of(response))
                : new Fetched.NotNow(said, RetryAfter.of(response));
    }

    boolean isServersTrouble(Response response) {
        return response.code() >= SERVER_ERRORS || response.code() == 429;
    }

    /** What came is no result, though the status said so: it may be one that is still being written, but not for long. */
    static Fetched wrongBody(UploadTask task, String problem) {
        return missing(task, problem, Optional.empty());
    }

    private static Fetched missing(UploadTask task, String why, Optional<Duration> retryAfter) {
        return task.refusals().bySource() + 1 >= CERTAIN_AFTER
                ? new Fetched.Gone(why + CERTAIN)
                : new Fetched.Missing(why, retryAfter);
    }

    /** What is wrong with a body that ended without an error. */
    static Optional<String> problem(ResponseBody body, Spool spool) {
        if (spool.length() == 0) {
            return Optional.of("The provider's URL answered with nothing.");
        }
        if (body.contentLength() >= 0 && body.contentLength() != spool.length()) {
            return Optional.of(
                    "The provider's URL announced " + body.contentLength() + " bytes and sent " + spool.length() + ".");
        }
        return MediaKind.mayBeMedium(spool.head(), body.contentType())
                ? Optional.empty()
                : Optional.of(
                        "The provider's URL answered with " + body.contentType() + " instead of a picture or a video.");
    }

    private static boolean isMissing(int status) {
        return status == 404 || status == 410;
    }

    private static boolean refuses(int status) {
        return switch (status) {
            case 408, 425, 429 -> false;
            default -> status >= CLIENT_ERRORS && status < SERVER_ERRORS;
        };
    }
}
