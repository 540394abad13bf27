package com.easyai.gateway.exchange;

import com.easyai.gateway.adapter.Account;
import java.util.regex.Pattern;

/** A provider's words made fit for logs and users: short, on one line, without what looks like a credential. */
final class SafeText {
    private static final int LONGEST = 300;
    private static final int LONGEST_CODE = 100;
    /** Anything shorter is a placeholder of a test set-up, and part of ordinary words. */
    private static final int SHORTEST_SECRET = 6;

    private static final Pattern TOKENS =
            Pattern.compile("(?i)\\b(bearer\\s+\\S+|(sk|ak|pk|ark)[-_*][\\w*-]{4,}|eyJ[\\w-]+\\.[\\w.-]+)");
    private static final Pattern QUERIES = Pattern.compile("(https?://[^\\s?]+)\\?\\S+");

    private SafeText() {}

    static String message(String text, Account account) {
        String safe = text.length() > 10 * LONGEST ? text.substring(0, 10 * LONGEST) : text;
        for (String secret : account.credentials().values()) {
            safe = secret.length() < SHORTEST_SECRET ? safe : safe.replace(secret, "***");
        }
        safe = QUERIES.matcher(TOKENS.matcher(safe).replaceAll("***")).replaceAll("$1");
        safe = safe.replaceAll("[\\p{Cntrl}\\p{Cs}\\s]+", " ").strip();
        return safe.length() <= LONGEST ? safe : safe.substring(0, LONGEST) + "…";
    }

    /** Codes are looked at by people and counted by metrics: names and numbers, nothing else. */
    static String code(String code, Account account) {
        String safe = message(code, account).replaceAll("[^\\w.:/*-]+", "_");
        return safe.length() <= LONGEST_CODE ? safe : safe.substring(0, LONGEST_CODE);
    }
}
