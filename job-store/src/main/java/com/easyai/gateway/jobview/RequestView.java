package com.easyai.gateway.jobview;

import org.jspecify.annotations.Nullable;

/** What was asked of a job, as far as OpenAI's answers repeat it; {@code hidden} is a deleted video. */
public record RequestView(
        boolean hidden,
        @Nullable String responseFormat,
        @Nullable String prompt,
        @Nullable String seconds,
        @Nullable String size,
        Look look) {
    /** How the pictures were to be made. */
    public record Look(
            @Nullable String quality,
            @Nullable String background,
            @Nullable String outputFormat) {}
}
