package com.easyai.gateway.submission;

import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The typed fields of a body. A field that is {@code null} counts as left out. */
record Fields(ObjectNode body) {
    private static final int LONGEST_TEXT = 255;
    private static final int LONGEST_SHOWN = 64;
    private static final List<String> FLAGS = List.of("true", "false");
    private static final long LONGEST_SECONDS = 86_400;

    Optional<String> text(String name) {
        Optional<JsonNode> value = value(name);
        if (value.isPresent() && !(value.get().isString() && isPlain(value.get().asString()))) {
            throw invalid(name, "must be text of 1 to " + LONGEST_TEXT + " characters");
        }
        return value.map(JsonNode::asString);
    }

    <T> Optional<T> oneOf(String name, Function<String, Optional<T>> parse, String allowed) {
        Optional<JsonNode> value = value(name);
        Optional<T> parsed = value.filter(JsonNode::isString).flatMap(text -> parse.apply(text.asString()));
        if (value.isPresent() && parsed.isEmpty()) {
            throw invalid(name, "must be one of " + allowed);
        }
        return parsed;
    }

    Optional<ObjectNode> object(String name) {
        Optional<JsonNode> value = value(name);
        if (value.isPresent() && !value.get().isObject()) {
            throw invalid(name, "must be an object");
        }
        return value.map(ObjectNode.class::cast);
    }

    Optional<Boolean> flag(String name) {
        Optional<JsonNode> value = value(name);
        if (value.isPresent() && !value.get().isBoolean()) {
            throw invalid(name, "must be true or false");
        }
        return value.map(JsonNode::booleanValue);
    }

    /** As a form has it. */
    Optional<Boolean> writtenFlag(String name) {
        return oneOf(
                name,
                text -> FLAGS.contains(text) ? Optional.of(text.equals("true")) : Optional.empty(),
                String.join(", ", FLAGS));
    }

    Optional<Duration> seconds(String name) {
        Optional<JsonNode> value = value(name);
        if (value.isPresent() && !isSeconds(value.get())) {
            throw invalid(name, "must be a whole number from 1 to " + LONGEST_SECONDS);
        }
        return value.map(number -> Duration.ofSeconds(number.longValue()));
    }

    private static boolean isSeconds(JsonNode value) {
        return value.isIntegralNumber()
                && value.canConvertToLong()
                && value.longValue() >= 1
                && value.longValue() <= LONGEST_SECONDS;
    }

    private static boolean isPlain(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST_TEXT
                && text.codePoints()
                        .noneMatch(c -> Character.isISOControl(c)
                                || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    private Optional<JsonNode> value(String name) {
        return Optional.ofNullable(body.get(name)).filter(value -> !value.isNull());
    }

    static GatewayException missing(String name) {
        return GatewayException.at(name, ErrorCode.MISSING_REQUIRED_PARAMETER, name + " is required.");
    }

    static GatewayException invalid(String name, String demand) {
        return GatewayException.at(name, ErrorCode.INVALID_VALUE, name + " " + demand + ".");
    }

    /** A name that comes from outside and goes into an answer: nothing unprintable, and not without end. */
    static String shown(String name) {
        String printable = name.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
        return printable.length() <= LONGEST_SHOWN ? printable : printable.substring(0, LONGEST_SHOWN) + "…";
    }
}
