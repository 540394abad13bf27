package com.easyai.gateway.exchange;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A provider's error in whatever form it came: nested or flat, a bare text, an array of one, with a code that is text or
 * a number. Parts that are not there are empty.
 */
public record ErrorBody(String code, String type, String message) {
    public static final ErrorBody NONE = new ErrorBody("", "", "");

    /** The error in a whole answer; {@link #NONE} where there is none to be found. */
    public static ErrorBody of(Optional<JsonNode> answer) {
        return answer.map(ErrorBody::in).orElse(NONE);
    }

    private static ErrorBody in(JsonNode answer) {
        if (answer.isArray()) {
            return answer.isEmpty() ? NONE : in(answer.path(0));
        }
        JsonNode error = answer.path("error");
        return error.isObject() || error.isString() ? from(error) : from(answer);
    }

    /** The error that stands at this very place. */
    public static ErrorBody from(JsonNode error) {
        return error.isString()
                ? new ErrorBody("", "", error.asString())
                : new ErrorBody(text(error, "code"), text(error, "type"), text(error, "message"));
    }

    /** Whether a successful answer is none: it says {@code error}, and that is not empty. */
    public static boolean isIn(JsonNode answer) {
        JsonNode error = answer.path("error");
        return (error.isObject() && !error.isEmpty())
                || (error.isString() && !error.asString().isEmpty());
    }

    public boolean isPresent() {
        return !equals(NONE);
    }

    /** The code as an HTTP status, where a relay put one there. */
    public Optional<Integer> codeAsStatus() {
        return code.matches("[45]\\d\\d") ? Optional.of(Integer.valueOf(code)) : Optional.empty();
    }

    private static String text(JsonNode error, String name) {
        JsonNode value = error.path(name);
        return value.isString() || value.isNumber() ? value.asString() : "";
    }
}
