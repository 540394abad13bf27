package com.easyai.gateway.exchange;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * How long a provider wants to be left alone: {@code retry-after-ms}, then {@code Retry-After} in seconds or as a date,
 * then the reset of whichever {@code x-ratelimit-*} is used up. The order is that of OpenAI's own SDK
 * ({@code _base_client.py}). What cannot be read is ignored; what is absurdly long is the caller's to cut.
 */
public final class RetryAfter {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,12}(\\.\\d{1,9})?");
    private static final Pattern GO_DURATION = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|us|µs|ns|h|m|s)");
    private static final Pattern WHOLE_GO_DURATION = Pattern.compile("(" + GO_DURATION.pattern() + "){1,6}");

    private RetryAfter() {}

    public static Optional<Duration> in(Headers headers, Clock clock) {
        return number(headers.get("retry-after-ms"), "0.001")
                .or(() -> number(headers.get("Retry-After"), "1"))
                .or(() -> date(headers.get("Retry-After"), clock))
                .or(() -> reset(headers));
    }

    private static Optional<Duration> number(@Nullable String text, String unitSeconds) {
        return text != null && NUMBER.matcher(text).matches()
                ? Optional.of(seconds(new BigDecimal(text).multiply(new BigDecimal(unitSeconds))))
                : Optional.empty();
    }

    private static Optional<Duration> date(@Nullable String text, Clock clock) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            ZonedDateTime then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            Duration wait = Duration.between(clock.instant(), then.toInstant());
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The longest of those that count: a reset says nothing while its {@code remaining} is above zero. */
    private static Optional<Duration> reset(Headers headers) {
        return Stream.of("requests", "tokens")
                .filter(kind -> usedUp(headers.get("x-ratelimit-remaining-" + kind)))
                .flatMap(kind -> goDuration(headers.get("x-ratelimit-reset-" + kind)).stream())
                .max(Duration::compareTo);
    }

    private static boolean usedUp(@Nullable String remaining) {
        return remaining == null || remaining.strip().equals("0");
    }

    private static Optional<Duration> goDuration(@Nullable String text) {
        if (text == null || !WHOLE_GO_DURATION.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal sum = BigDecimal.ZERO;
        Matcher parts = GO_DURATION.matcher(text);
        while (parts.find()) {
            sum = sum.add(new BigDecimal(parts.group(1)).multiply(secondsOf(parts.group(2))));
        }
        return Optional.of(seconds(sum));
    }

    private static BigDecimal secondsOf(String unit) {
        return new BigDecimal(
                switch (unit) {
                    case "h" -> "3600";
                    case "m" -> "60";
                    case "s" -> "1";
                    case "ms" -> "0.001";
                    case "ns" -> "0.000000001";
                    default -> "0.000001";
                });
    }

    private static Duration seconds(BigDecimal seconds) {
        return Duration.ZERO
                .plusSeconds(seconds.longValue())
                .plusNanos(seconds.remainder(BigDecimal.ONE).movePointRight(9).longValue());
    }
}
