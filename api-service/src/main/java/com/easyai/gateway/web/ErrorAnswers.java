package com.easyai.gateway.web;

import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes an error in the form of its path: OpenAI's envelope under {@code /v1}, a problem of RFC 9457 elsewhere. */
final class ErrorAnswers {
    private static final Duration SOON = Duration.ofSeconds(1);

    private record Envelope(Body error) {}

    private record Body(
            String message, String type, @Nullable String param, ErrorCode code) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Problem(
            String type,
            String title,
            int status,
            String detail,
            ErrorCode code,
            @Nullable String param,
            @Nullable String requestId) {}

    void answer(HttpServletRequest request, HttpServletResponse response, GatewayException error) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        retryAfter(error).ifPresent(wait -> response.setHeader("Retry-After", wait));
        if (error.code() == ErrorCode.INVALID_API_KEY) {
            response.setHeader("WWW-Authenticate", "Bearer");
            if (isReader(request)) {
                response.addHeader(
                        "WWW-Authenticate", "Basic realm=\"The password is the admin token\", charset=\"UTF-8\"");
            }
        }
        int status = error.code().httpStatus();
        if (Realm.of(request.getServletPath()) == Realm.USERS) {
            Answers.json(response, status, envelope(error));
        } else {
            Answers.write(response, status, "application/problem+json", problem(error, response));
        }
    }

    /** An operator in front of a browser, which asks for a password when it is told to. */
    private static boolean isReader(HttpServletRequest request) {
        return Realm.of(request.getServletPath()) == Realm.OPERATORS
                && Optional.ofNullable(request.getHeader("Accept")).orElse("").contains("text/html");
    }

    private static Envelope envelope(GatewayException error) {
        return new Envelope(
                new Body(message(error), error.code().type(), error.param().orElse(null), error.code()));
    }

    private static Problem problem(GatewayException error, HttpServletResponse response) {
        return new Problem(
                "about:blank",
                title(error.code()),
                error.code().httpStatus(),
                message(error),
                error.code(),
                error.param().orElse(null),
                response.getHeader(RequestNumber.HEADER));
    }

    private static String message(GatewayException error) {
        return String.valueOf(error.getMessage());
    }

    /** {@code Idempotency key reused} for {@code idempotency_key_reused}. */
    static String title(ErrorCode code) {
        String words = code.wire().replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** A caller that is told to come back is told when. */
    private static Optional<String> retryAfter(GatewayException error) {
        boolean comeBack = error.code().httpStatus() == 429 || error.code().httpStatus() == 503;
        return error.retryAfter()
                .or(() -> comeBack ? Optional.of(SOON) : Optional.empty())
                .map(wait -> Long.toString(Math.max(1, wait.toSeconds())));
    }
}
