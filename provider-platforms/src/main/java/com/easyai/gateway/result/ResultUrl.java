package com.easyai.gateway.result;

import okhttp3.HttpUrl;

/** Whether a provider's answer names a place that can be tried; the guarded client judges it again when fetching. */
public final class ResultUrl {
    private static final int LONGEST = 16_384;

    private ResultUrl() {}

    public static boolean isUsable(String url) {
        return url.length() <= LONGEST && HttpUrl.parse(url) != null;
    }
}
