package com.easyai.gateway.ark;

import com.easyai.gateway.adapter.Account;
import okhttp3.Headers;

/** Pictures and videos take a plain bearer key; Volcengine's V4 signing is for its management APIs only. */
final class ArkHeaders {
    private ArkHeaders() {}

    static Headers of(Account account) {
        return Headers.of("Authorization", "Bearer " + account.credential("apiKey"));
    }
}
