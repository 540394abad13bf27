package com.easyai.gateway.result;

import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Ids of tasks go into paths, so only such are taken that cannot lead to another place. */
public final class TaskIds {
    private static final Pattern FORM = Pattern.compile("(?!\\.+$)[\\w:=+~@.-]{1,256}");

    private TaskIds() {}

    /** A task's id as text, also where it came as a number, which may have more digits than a double holds. */
    public static Optional<String> in(JsonNode answer, String... names) {
        for (String name : names) {
            JsonNode id = answer.path(name);
            if ((id.isString() || id.isIntegralNumber())
                    && FORM.matcher(id.asString()).matches()) {
                return Optional.of(id.asString());
            }
        }
        return Optional.empty();
    }
}
