package com.easyai.gateway.result;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Quantities as a provider reports them, as far as they can be true: users are charged by them. */
public final class Reported {
    /** More than any one call takes or makes. */
    public static final long MOST_TOKENS = 1_000_000_000;

    private static final BigDecimal LONGEST_VIDEO = BigDecimal.valueOf(3600);

    private Reported() {}

    /** A count of tokens; null where there is none that can be one. */
    public static @Nullable Long tokens(JsonNode count) {
        boolean plausible = count.isIntegralNumber() && count.canConvertToLong() && count.asLong() >= 0;
        return plausible && count.asLong() <= MOST_TOKENS ? count.asLong() : null;
    }

    /** The cached part of the tokens sent; more than those is a slip. Null where none is told. */
    public static @Nullable Long cachedTokens(JsonNode count, @Nullable Long sent) {
        Long cached = tokens(count);
        return cached == null ? null : Long.valueOf(Math.min(cached, sent == null ? 0 : sent));
    }

    /**
     * The seconds of a video, a number or a text: those reported, unless there are none or more than were asked for plus
     * one for rounding, else those asked for.
     */
    public static Optional<BigDecimal> seconds(JsonNode reported, String asked) {
        Optional<BigDecimal> limit = number(asked);
        return number(reported.asString(""))
                .filter(seconds -> seconds.signum() > 0)
                .filter(seconds -> seconds.compareTo(mostSeconds(limit)) <= 0)
                .or(() -> limit);
    }

    /** The seconds that a video is believed to have at most, given those asked for. */
    public static BigDecimal mostSeconds(Optional<BigDecimal> asked) {
        return asked.map(BigDecimal.ONE::add).orElse(LONGEST_VIDEO);
    }

    private static Optional<BigDecimal> number(String text) {
        return text.matches("\\d{1,5}(\\.\\d{1,6})?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }
}
