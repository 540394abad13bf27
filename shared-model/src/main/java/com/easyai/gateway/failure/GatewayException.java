package com.easyai.gateway.failure;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request cannot be served, and the caller is told why: thrown on the way into the gateway and turned into the
 * contract's error envelope at one place. {@code param} is the path in the body as the caller sent it.
 */
public final class GatewayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final @Nullable String param;
    private final @Nullable Duration retryAfter;

    private GatewayException(ErrorCode code, String message, @Nullable String param, @Nullable Duration retryAfter) {
        super(message, null, false, false);
        this.code = code;
        this.param = param;
        this.retryAfter = retryAfter;
    }

    public static GatewayException of(ErrorCode code, String message) {
        return new GatewayException(code, message, null, null);
    }

    public static GatewayException at(String param, ErrorCode code, String message) {
        return new GatewayException(code, message, param, null);
    }

    public static GatewayException later(ErrorCode code, String message, Duration retryAfter) {
        return new GatewayException(code, message, null, retryAfter);
    }

    /** The same of a body that stands within another; {@code path} is where, such as {@code request.}. */
    public GatewayException within(String path) {
        return new GatewayException(
                code, String.valueOf(getMessage()), param == null ? null : path + param, retryAfter);
    }

    public ErrorCode code() {
        return code;
    }

    public Optional<String> param() {
        return Optional.ofNullable(param);
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
