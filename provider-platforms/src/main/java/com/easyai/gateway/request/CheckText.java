package com.easyai.gateway.request;

import tools.jackson.databind.JsonNode;

/** Text that a provider, the store and a log can all hold: real characters, and not too many. */
final class CheckText {
    static final int LONGEST_PROMPT = 32_000;
    private static final String ALLOWED_CONTROLS = "\n\r\t";

    private CheckText() {}

    static String prompt(JsonNode value, BodyPath path) {
        String prompt = text("prompt", value, LONGEST_PROMPT, path);
        if (prompt.isBlank()) {
            throw path.invalid("prompt", "must not be empty");
        }
        return prompt;
    }

    static String text(String field, JsonNode value, int longest, BodyPath path) {
        if (!value.isString()) {
            throw path.invalid(field, "must be text");
        }
        String text = value.asString();
        if (text.codePointCount(0, text.length()) > longest) {
            throw path.invalid(field, "must not be longer than " + longest + " characters");
        }
        if (text.codePoints().anyMatch(CheckText::isUnusable)) {
            throw path.invalid(field, "must not hold control characters or broken Unicode");
        }
        return text;
    }

    /** A surrogate found as a code point of its own has lost its other half: it cannot be written as UTF-8. */
    private static boolean isUnusable(int character) {
        return (Character.isISOControl(character) && ALLOWED_CONTROLS.indexOf(character) < 0)
                || (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE);
    }
}
