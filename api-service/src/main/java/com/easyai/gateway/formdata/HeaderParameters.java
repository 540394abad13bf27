package com.easyai.gateway.formdata;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code ; name=value} parameters of a header, quoted or not; a quoted value's escapes are undone. */
final class HeaderParameters {
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*+([^=;\\s\"]++)\\s*+=\\s*+(?:\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"|([^;\\s\"]*+))");

    private HeaderParameters() {}

    /** By name in lower case; the first of one name counts. */
    static Map<String, String> of(String header) {
        var parameters = new HashMap<String, String>();
        Matcher found = PARAMETER.matcher(header);
        while (found.find()) {
            String quoted = found.group(2);
            String value = quoted == null ? found.group(3) : quoted.replaceAll("\\\\(.)", "$1");
            parameters.putIfAbsent(found.group(1).toLowerCase(Locale.ROOT), value);
        }
        return parameters;
    }
}
