package com.easyai.gateway.client.billing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the provider is expected to count, each quantity only where it is known; of the others an estimate takes what the
 * request alone would be taken to use. {@code inputTokens} is the whole count, the cached ones are a part of it. Decimals
 * are text.
 */
public record ExpectedUsage(
        @Nullable Integer images,
        @Nullable String seconds,
        @Nullable String megapixels,
        @Nullable Long inputTokens,
        @Nullable Long cachedInputTokens,
        @Nullable Long outputTokens) {
    public static final ExpectedUsage UNKNOWN = new ExpectedUsage(null, null, null, null, null, null);

    /** How many pictures come, where fewer may than are asked for. */
    public ExpectedUsage images(int count) {
        return new ExpectedUsage(count, seconds, megapixels, inputTokens, cachedInputTokens, outputTokens);
    }

    /** The length of a video, in seconds. */
    public ExpectedUsage seconds(BigDecimal length) {
        String text = length.toPlainString();
        return new ExpectedUsage(images, text, megapixels, inputTokens, cachedInputTokens, outputTokens);
    }

    /** Of all pictures together. */
    public ExpectedUsage megapixels(BigDecimal amount) {
        String text = amount.toPlainString();
        return new ExpectedUsage(images, seconds, text, inputTokens, cachedInputTokens, outputTokens);
    }

    public ExpectedUsage inputTokens(long count) {
        return new ExpectedUsage(images, seconds, megapixels, count, cachedInputTokens, outputTokens);
    }

    public ExpectedUsage cachedInputTokens(long count) {
        return new ExpectedUsage(images, seconds, megapixels, inputTokens, count, outputTokens);
    }

    public ExpectedUsage outputTokens(long count) {
        return new ExpectedUsage(images, seconds, megapixels, inputTokens, cachedInputTokens, count);
    }
}
