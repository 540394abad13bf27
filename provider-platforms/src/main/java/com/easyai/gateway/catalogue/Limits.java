package com.easyai.gateway.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * What a provider allows: requests a minute, tokens a minute, tasks alive at once. An absent limit does not bind. Those of
 * a platform model come on top of its platform's.
 */
public record Limits(
        @Nullable Integer rpm, @Nullable Long tpm, @Nullable Integer concurrency) {
    public static final Limits NONE = new Limits(null, null, null);
}
