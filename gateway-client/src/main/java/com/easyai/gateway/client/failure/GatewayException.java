package com.easyai.gateway.client.failure;

import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call did not succeed. {@link #code()} is the gateway's own stable code, such as {@code model_not_found}, or one of the
 * constants here when the gateway's answer never came or could not be used. Never holds a credential.
 */
public final class GatewayException extends RuntimeException {
    /** No answer came, however often it was tried; with the same idempotency key the call may be made again. */
    public static final String UNREACHABLE = "unreachable";

    /** The caller's time is over; the work may still be done, and the same idempotency key finds it. */
    public static final String TIMEOUT = "timeout";

    /** The calling thread was interrupted; its interrupt status is set. */
    public static final String INTERRUPTED = "interrupted";

    /** The answer is not what the contract says; a proxy in between, perhaps. */
    public static final String UNREADABLE_ANSWER = "unreadable_answer";

    /** A stream ended before its end; what it brought until then is not the whole answer. */
    public static final String STREAM_BROKEN = "stream_broken";

    /** The caller's time is over and {@link #jobId()} goes on; it can be followed further. */
    public static final String JOB_STILL_RUNNING = "job_still_running";

    private static final long serialVersionUID = 1L;

    private final String code;
    private final Details details;

    /**
     * What is known besides the code.
     *
     * @param status the HTTP status, 0 if no answer was refused: nothing came, or a job failed later
     * @param param the path of the offending field in the body as sent
     * @param retryAfter when the same call may succeed
     * @param requestId the gateway's name of the request, for its operators
     */
    public record Details(
            int status,
            @Nullable String param,
            @Nullable Duration retryAfter,
            @Nullable String requestId,
            @Nullable String jobId)
            implements Serializable {
        public static final Details NONE = new Details(0, null, null, null, null);

        public Details ofJob(String id) {
            return new Details(status, param, retryAfter, requestId, id);
        }
    }

    public GatewayException(String code, String message, Details details, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.details = details;
    }

    public static GatewayException of(String code, String message, @Nullable Throwable cause) {
        return new GatewayException(code, message, Details.NONE, cause);
    }

    /** The same failure, met while this job was followed; the job goes on. */
    public GatewayException whileFollowing(String jobId) {
        return new GatewayException(code, String.valueOf(getMessage()), details.ofJob(jobId), this);
    }

    public String code() {
        return code;
    }

    public int status() {
        return details.status();
    }

    public Optional<String> param() {
        return Optional.ofNullable(details.param());
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(details.retryAfter());
    }

    public Optional<String> requestId() {
        return Optional.ofNullable(details.requestId());
    }

    public Optional<String> jobId() {
        return Optional.ofNullable(details.jobId());
    }
}
