package com.easyai.gateway.document;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads a platform's credentials into their values in clear; no problem it reports ever shows one. */
final class ReadCredentials {
    static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

    private final String platform;
    private final Set<String> needed;
    private final CredentialSource source;

    /** {@code needed}: without them the platform's adapter could call nobody. */
    ReadCredentials(String platform, Set<String> needed, CredentialSource source) {
        this.platform = platform;
        this.needed = needed;
        this.source = source;
    }

    Map<String, String> read(Section section) {
        var inClear = new HashMap<String, String>();
        Map<String, JsonNode> written = section.namedScalars();
        written.forEach((name, value) -> {
            String text = value.asString();
            if (!value.isString() || text.isBlank()) {
                section.refuse(name, "must be text");
            } else if (text.contains("${") && !REFERENCE.matcher(text).matches()) {
                section.refuse(name, "must be one reference like ${NAME} and nothing else, or the credential itself");
            } else {
                source.resolve(platform, name, text)
                        .ifPresentOrElse(
                                credential -> inClear.put(name, credential),
                                () -> section.refuse(name, unresolved(text)));
            }
        });
        needed.stream().sorted().forEach(section::missing);
        return inClear;
    }

    private static String unresolved(String text) {
        Matcher reference = REFERENCE.matcher(text);
        return reference.matches()
                ? "refers to the environment variable " + reference.group(1) + ", which is not set"
                : "stands for a stored credential, and none is stored; write the credential itself";
    }
}
