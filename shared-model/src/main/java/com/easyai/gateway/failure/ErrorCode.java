package com.easyai.gateway.failure;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/**
 * Every error of the gateway, for its API, its jobs, its webhooks and its metrics: a stable text, the HTTP status when it
 * answers a request, OpenAI's type, and whether the same request may succeed later.
 */
public enum ErrorCode {
    INVALID_REQUEST(400, Type.INVALID_REQUEST, false),
    INVALID_VALUE(400, Type.INVALID_REQUEST, false),
    MISSING_REQUIRED_PARAMETER(400, Type.INVALID_REQUEST, false),
    UNKNOWN_PARAMETER(400, Type.INVALID_REQUEST, false),
    UNSUPPORTED_PARAMETER(400, Type.INVALID_REQUEST, false),
    INVALID_IMAGE(400, Type.INVALID_REQUEST, false),
    INVALID_API_KEY(401, Type.AUTHENTICATION, false),
    PERMISSION_DENIED(403, Type.PERMISSION, false),
    MODEL_NOT_FOUND(404, Type.INVALID_REQUEST, false),
    NOT_FOUND(404, Type.INVALID_REQUEST, false),
    METHOD_NOT_ALLOWED(405, Type.INVALID_REQUEST, false),
    CONFLICT(409, Type.INVALID_REQUEST, false),
    /** {@code If-Match} names a state that is not the newest any more. */
    PRECONDITION_FAILED(412, Type.INVALID_REQUEST, false),
    PAYLOAD_TOO_LARGE(413, Type.INVALID_REQUEST, false),
    UNSUPPORTED_MEDIA_TYPE(415, Type.INVALID_REQUEST, false),
    RANGE_NOT_SATISFIABLE(416, Type.INVALID_REQUEST, false),
    IDEMPOTENCY_KEY_REUSED(422, Type.INVALID_REQUEST, false),
    /** A catalogue document with problems; all of them are told. */
    CATALOGUE_REFUSED(422, Type.INVALID_REQUEST, false),
    RATE_LIMIT_EXCEEDED(429, Type.RATE_LIMIT, true),
    INTERNAL_ERROR(500, Type.SERVER, true),
    SERVICE_UNAVAILABLE(503, Type.SERVER, true),
    /** The provider's content rules refused the request or its result. */
    CONTENT_POLICY_VIOLATION(400, Type.INVALID_REQUEST, false),
    /** The provider refused the request as it stands. */
    PROVIDER_REFUSED(400, Type.INVALID_REQUEST, false),
    /** Every attempt at a provider failed. */
    PROVIDER_FAILED(502, Type.SERVER, true),
    /** A submission's answer was lost and the provider cannot be asked; it was not sent again. */
    OUTCOME_UNKNOWN(502, Type.SERVER, true),
    /** The provider's result could not be fetched before it ended. */
    RESULT_LOST(502, Type.SERVER, true),
    /** server-main would not take the result. */
    STORAGE_FAILED(502, Type.SERVER, true),
    DEADLINE_EXCEEDED(504, Type.SERVER, true),
    CANCELLED(409, Type.INVALID_REQUEST, false);

    private final int httpStatus;
    private final Type type;
    private final boolean retryable;

    ErrorCode(int httpStatus, Type type, boolean retryable) {
        this.httpStatus = httpStatus;
        this.type = type;
        this.retryable = retryable;
    }

    public int httpStatus() {
        return httpStatus;
    }

    /** OpenAI's {@code error.type}. */
    public String type() {
        return type.text;
    }

    public boolean retryable() {
        return retryable;
    }

    @JsonCreator
    static ErrorCode fromWire(String wire) {
        return Arrays.stream(values())
                .filter(code -> code.wire().equals(wire))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not an error code: " + wire));
    }

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    private enum Type {
        INVALID_REQUEST("invalid_request_error"),
        AUTHENTICATION("authentication_error"),
        PERMISSION("permission_error"),
        RATE_LIMIT("rate_limit_error"),
        SERVER("server_error");

        private final String text;

        Type(String text) {
            this.text = text;
        }
    }
}
