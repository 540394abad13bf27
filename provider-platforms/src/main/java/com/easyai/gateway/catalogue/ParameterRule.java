package com.easyai.gateway.catalogue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Which values a model takes for one parameter: a closed list, a range, or, with neither, any scalar of the default's
 * type. A range whose ends and default are written whole takes whole numbers only; write {@code 0.0} to allow fractions.
 */
public record ParameterRule(
        @Nullable JsonNode preset,
        List<JsonNode> allowed,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max) {
    private static final int MAX_DIGITS = 30;

    public ParameterRule {
        allowed = List.copyOf(allowed);
    }

    /** The value of a request that names none. */
    public Optional<JsonNode> defaultValue() {
        return Optional.ofNullable(preset);
    }

    /** Empty if the value is allowed; else what it must be, naming the allowed values or both ends of the range. */
    public Optional<String> objectionTo(JsonNode value) {
        return accepts(value) ? Optional.empty() : Optional.of(demand());
    }

    /** True if a value with this {@link #text} can be allowed, whatever its JSON type. */
    public boolean acceptsText(String text) {
        if (!allowed.isEmpty()) {
            return allowed.stream().anyMatch(value -> text(value).equals(text));
        }
        return !hasRange() || parseNumber(text).filter(this::isInRange).isPresent();
    }

    /** A scalar as price conditions and value maps name it: numbers plain and without trailing zeros. */
    public static String text(JsonNode scalar) {
        if (!scalar.isNumber()) {
            return scalar.asString();
        }
        BigDecimal number = scalar.decimalValue();
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** True for text, a boolean, or a number short enough to be printed in full. */
    public static boolean isScalar(JsonNode value) {
        return value.isString() || value.isBoolean() || (value.isNumber() && isOrdinary(value.decimalValue()));
    }

    private static boolean isOrdinary(BigDecimal number) {
        return number.precision() <= MAX_DIGITS && Math.abs((long) number.scale()) <= MAX_DIGITS;
    }

    private boolean accepts(JsonNode value) {
        if (!isScalar(value)) {
            return false;
        }
        if (!allowed.isEmpty()) {
            return allowed.stream().anyMatch(a -> sameType(a, value) && text(a).equals(text(value)));
        }
        return isOfType(value) && (!hasRange() || isInRange(value.decimalValue()));
    }

    private static boolean sameType(JsonNode a, JsonNode b) {
        return a.isNumber() == b.isNumber() && a.isBoolean() == b.isBoolean();
    }

    private boolean isOfType(JsonNode value) {
        return switch (type()) {
            case ANY -> true;
            case TEXT -> value.isString();
            case FLAG -> value.isBoolean();
            case NUMBER -> value.isNumber();
            case WHOLE_NUMBER -> value.isNumber() && isWhole(value.decimalValue());
        };
    }

    private Type type() {
        boolean numeric = hasRange() || (preset != null && preset.isNumber());
        if (numeric) {
            return Stream.of(Optional.ofNullable(min), Optional.ofNullable(max), defaultNumber())
                            .flatMap(Optional::stream)
                            .allMatch(number -> number.scale() <= 0)
                    ? Type.WHOLE_NUMBER
                    : Type.NUMBER;
        }
        if (preset == null) {
            return Type.ANY;
        }
        return preset.isBoolean() ? Type.FLAG : Type.TEXT;
    }

    private Optional<BigDecimal> defaultNumber() {
        return defaultValue().filter(JsonNode::isNumber).map(JsonNode::decimalValue);
    }

    private static boolean isWhole(BigDecimal number) {
        return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
    }

    private boolean hasRange() {
        return min != null || max != null;
    }

    private boolean isInRange(BigDecimal number) {
        return (min == null || number.compareTo(min) >= 0) && (max == null || number.compareTo(max) <= 0);
    }

    private static Optional<BigDecimal> parseNumber(String text) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** What a value must be, such as {@code must be one of low, high} or {@code must be a whole number from 1 to 4}. */
    public String demand() {
        if (!allowed.isEmpty()) {
            return "must be "
                    + (allowed.size() == 1 ? "" : "one of ")
                    + allowed.stream().map(ParameterRule::text).collect(Collectors.joining(", "));
        }
        return "must be " + type().words + range();
    }

    private String range() {
        if (min != null && max != null) {
            return " from " + min.toPlainString() + " to " + max.toPlainString();
        }
        if (min != null) {
            return " of at least " + min.toPlainString();
        }
        return max == null ? "" : " of at most " + max.toPlainString();
    }

    private enum Type {
        ANY("text, a number, true or false"),
        TEXT("text"),
        FLAG("true or false"),
        NUMBER("a number"),
        WHOLE_NUMBER("a whole number");

        private final String words;

        Type(String words) {
            this.words = words;
        }
    }
}
