package com.easyai.gateway.client.exchange;

import com.easyai.gateway.client.failure.GatewayException;
import com.easyai.gateway.client.failure.GatewayException.Details;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes an exception of an answer that is an error: OpenAI's envelope, a problem of RFC 9457, or a proxy's page. */
public final class ReadFailure {
    private static final int CONFLICT = 409;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private ReadFailure() {}

    /** Both forms in one: the envelope has {@code error}, the problem has the rest. */
    private record Document(
            @Nullable Body error,
            @Nullable String code,
            @Nullable String detail,
            @Nullable String param) {
        private static final Document NOTHING = new Document(null, null, null, null);

        Body body() {
            return error == null ? new Body(code, detail, param) : error;
        }
    }

    private record Body(
            @Nullable String code,
            @Nullable String message,
            @Nullable String param) {
        GatewayException asException(int status, HttpHeaders headers) {
            String name = code == null ? "http_" + status : code;
            String sentence = message == null ? "The gateway answered " + status + "." : message;
            return new GatewayException(name, sentence, details(status, param, headers), null);
        }
    }

    static Outcome.Failed of(HttpResponse<InputStream> response) {
        GatewayException why = read(response).body().asException(response.statusCode(), response.headers());
        return new Outcome.Failed(why, isWorthAnother(why) && !isForbidden(response.headers()));
    }

    private static Document read(HttpResponse<InputStream> response) {
        try {
            return Json.read(response.body(), Document.class);
        } catch (GatewayException notOurs) {
            return Document.NOTHING;
        }
    }

    /** A 409 is also a cancelled job's; only the one of a key that is still being accepted goes away by itself. */
    private static boolean isWorthAnother(GatewayException why) {
        return switch (why.status()) {
            case CONFLICT -> why.code().equals("conflict");
            case TOO_MANY_REQUESTS, UNAVAILABLE -> why.retryAfter().isPresent();
            default -> false;
        };
    }

    /** The failure is the answer of this key; it would be the same again. */
    private static boolean isForbidden(HttpHeaders headers) {
        return headers.firstValue("X-Should-Retry").filter("false"::equals).isPresent();
    }

    private static Details details(int status, @Nullable String param, HttpHeaders headers) {
        return new Details(
                status,
                param,
                retryAfter(headers).orElse(null),
                headers.firstValue("X-Request-Id").orElse(null),
                null);
    }

    /** In seconds, as the gateway says it; a date, which only others say, counts as nothing. */
    public static Optional<Duration> retryAfter(HttpHeaders headers) {
        return headers.firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,9}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)));
    }
}
