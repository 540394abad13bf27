package com.easyai.gateway.usage;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was delivered, each quantity only where it is known: pictures, seconds of video, megapixels, and tokens; decimals are strings on the wire.
 * {@code inputTokens} is the provider's whole count; {@link #quantity} takes the cached ones out of it for billing.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Usage(
        @Nullable Integer images,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal seconds,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal megapixels,

        @Nullable Long inputTokens,
        @Nullable Long cachedInputTokens,
        @Nullable Long outputTokens) {

    private static final int DIGITS_OF_A_PIXEL = 6;

    public static final Usage NOTHING = new Usage(null, null, null, null, null, null);

    public static Usage images(int count) {
        return new Usage(count, null, null, null, null, null);
    }

    public static Usage seconds(BigDecimal seconds) {
        return new Usage(null, seconds, null, null, null, null);
    }

    /** Of a call that is answered with text or vectors; {@code cachedInput} is a part of {@code input}. */
    public static Usage tokens(long input, long cachedInput, long output) {
        return NOTHING.withTokens(input, cachedInput, output);
    }

    public Usage withImages(int count) {
        return new Usage(count, seconds, megapixels, inputTokens, cachedInputTokens, outputTokens);
    }

    /**
     * What reached its user when {@code count} of the pictures did: their share of all that was made, rounded down to a
     * pixel and a token. What was read to make them stays. The same as before if all of them did.
     */
    public Usage arrived(int count) {
        if (images == null || count >= images) {
            return images == null ? this : withImages(count);
        }
        return new Usage(
                count,
                seconds,
                megapixels == null ? null : share(megapixels, count, images),
                inputTokens,
                cachedInputTokens,
                outputTokens == null
                        ? null
                        : share(whole(outputTokens), count, images).longValue());
    }

    private static BigDecimal share(BigDecimal amount, int part, int of) {
        return amount.multiply(BigDecimal.valueOf(part))
                .divide(BigDecimal.valueOf(of), DIGITS_OF_A_PIXEL, RoundingMode.DOWN);
    }

    public Usage withMegapixels(BigDecimal amount) {
        return new Usage(images, seconds, amount, inputTokens, cachedInputTokens, outputTokens);
    }

    public Usage withTokens(long input, long cachedInput, long output) {
        return new Usage(images, seconds, megapixels, input, cachedInput, output);
    }

    /** How much of a meter was used; zero where nothing is known of it. {@code video} and {@code call} count 1 a job. */
    public BigDecimal quantity(Meter meter) {
        return switch (meter) {
            case IMAGE -> whole(images);
            case SECOND -> orZero(seconds);
            case MEGAPIXEL -> orZero(megapixels);
            case INPUT_TOKEN ->
                whole(inputTokens).subtract(whole(cachedInputTokens)).max(BigDecimal.ZERO);
            case CACHED_INPUT_TOKEN -> whole(cachedInputTokens);
            case OUTPUT_TOKEN -> whole(outputTokens);
            case VIDEO, CALL -> BigDecimal.ONE;
        };
    }

    /** All tokens, as a provider counts them against its limit; empty where it told none. */
    public Optional<Long> tokens() {
        return inputTokens == null && outputTokens == null
                ? Optional.empty()
                : Optional.of(orZero(inputTokens) + orZero(outputTokens));
    }

    private static long orZero(@Nullable Long count) {
        return count == null ? 0 : count;
    }

    private static BigDecimal whole(@Nullable Number count) {
        return count == null ? BigDecimal.ZERO : BigDecimal.valueOf(count.longValue());
    }

    private static BigDecimal orZero(@Nullable BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }
}
