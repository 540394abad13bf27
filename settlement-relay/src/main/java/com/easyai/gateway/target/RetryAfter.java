package com.easyai.gateway.target;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import okhttp3.Response;

/** The header {@code Retry-After}: seconds, or a date on the answering server's own clock. */
public final class RetryAfter {
    private static final String NAME = "Retry-After";
    private static final int MOST_DIGITS = 9;

    private RetryAfter() {}

    public static Optional<Duration> of(Response response) {
        String value = response.header(NAME);
        if (value == null) {
            return Optional.empty();
        }
        String text = value.strip();
        boolean seconds =
                !text.isEmpty() && text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return seconds ? Optional.of(Duration.ofSeconds(Long.parseLong(text))) : until(response);
    }

    private static Optional<Duration> until(Response response) {
        Date date = response.headers().getDate(NAME);
        if (date == null) {
            return Optional.empty();
        }
        Date answered = response.headers().getDate("Date");
        Instant now =
                answered == null ? Instant.ofEpochMilli(response.receivedResponseAtMillis()) : answered.toInstant();
        Duration wait = Duration.between(now, date.toInstant());
        return wait.isPositive() ? Optional.of(wait) : Optional.empty();
    }
}
