package com.easyai.gateway.standin.script;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One {@code [[name argument key=value xN]]} of a prompt.
 *
 * @param times how many calls it holds for; empty means every call
 */
public record Directive(String name, String argument, Map<String, String> options, OptionalInt times) {
    private static final Pattern AMOUNT = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([a-zA-Z]*)");

    /** The argument as a duration ({@code 3s}, {@code 250ms}, {@code 2m}; a bare number is seconds). */
    public Optional<Duration> duration() {
        return duration(argument);
    }

    static Optional<Duration> duration(String text) {
        Matcher amount = AMOUNT.matcher(text);
        if (!amount.matches()) {
            return Optional.empty();
        }
        double unit = switch (amount.group(2).toLowerCase(Locale.ROOT)) {
            case "ms" -> 1;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            default -> 1000;
        };
        return Optional.of(Duration.ofMillis(Math.round(Double.parseDouble(amount.group(1)) * unit)));
    }

    /** The argument as a number of bytes ({@code 500MB}, {@code 64kB}, {@code 10GB}, {@code 1234}), decimal units. */
    public Optional<Long> bytes() {
        Matcher amount = AMOUNT.matcher(argument);
        if (!amount.matches()) {
            return Optional.empty();
        }
        long unit = switch (amount.group(2).toLowerCase(Locale.ROOT)) {
            case "kb" -> 1_000L;
            case "mb" -> 1_000_000L;
            case "gb" -> 1_000_000_000L;
            default -> 1L;
        };
        return Optional.of(Math.round(Double.parseDouble(amount.group(1)) * unit));
    }

    /** An option as a whole number, 0 where it is none. */
    public int option(String name) {
        String text = options.getOrDefault(name, "");
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    /** The argument as a whole number. */
    public OptionalInt number() {
        return argument.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(argument)) : OptionalInt.empty();
    }
}
