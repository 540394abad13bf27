package com.easyai.gateway.document;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads a platform's credentials into their values in clear; no problem it reports ever shows one. */
final class ReadCredentials {
    static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

    private ReadCredentials() {}

    static Map<String, String> read(Section section, String platform, CredentialSource source) {
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
        if (written.isEmpty()) {
            section.refuseSelf("must hold at least one credential, such as apiKey");
        }
        return inClear;
    }

    private static String unresolved(String text) {
        Matcher reference = REFERENCE.matcher(text);
        return reference.matches()
                ? "refers to the environment variable " + reference.group(1) + ", which is not set"
                : "stands for a stored credential, and none is stored; write the credential itself";
    }
}
