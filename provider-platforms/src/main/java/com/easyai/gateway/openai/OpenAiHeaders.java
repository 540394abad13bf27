package com.easyai.gateway.openai;

import com.easyai.gateway.adapter.Account;
import okhttp3.Headers;

/** A bearer key, and the organisation and project where the account names them. */
final class OpenAiHeaders {
    private OpenAiHeaders() {}

    static String authorization(Account account) {
        return "Bearer " + account.credential("apiKey");
    }

    static Headers of(Account account) {
        Headers.Builder headers = new Headers.Builder().add("Authorization", authorization(account));
        optional(headers, "OpenAI-Organization", account, "organization");
        optional(headers, "OpenAI-Project", account, "project");
        return headers.build();
    }

    private static void optional(Headers.Builder headers, String header, Account account, String credential) {
        if (account.credentials().containsKey(credential)) {
            headers.add(header, account.credential(credential));
        }
    }
}
