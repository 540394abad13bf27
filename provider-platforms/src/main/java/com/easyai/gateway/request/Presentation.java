package com.easyai.gateway.request;

import org.jspecify.annotations.Nullable;

/** What a request says about how it wants to be answered: no provider is sent it, and no price depends on it. */
public record Presentation(
        @Nullable String responseFormat, @Nullable String user) {
    public static final String BASE64 = "b64_json";
    public static final Presentation UNSAID = new Presentation(null, null);

    /** True if pictures are wanted in the answer itself instead of behind a URL. */
    public boolean wantsBase64() {
        return BASE64.equals(responseFormat);
    }
}
