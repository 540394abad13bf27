package com.easyai.gateway.standin.desk;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.StringNode;

/** What one field may hold. */
public sealed interface Rule {

    /** What is wrong with this value, if anything. */
    Optional<Problem> check(String field, JsonNode value);

    /** The JSON value that a form's text stands for; text that does not fit stays text and fails the check. */
    default JsonNode ofForm(String text) {
        return StringNode.valueOf(text);
    }

    record Text(int longest) implements Rule {
        @Override
        public Optional<Problem> check(String field, JsonNode value) {
            if (!value.isString()) {
                return wrongType(field, "a string", value);
            }
            return value.stringValue().length() <= longest
                    ? Optional.empty()
                    : badValue(
                            field, "Invalid '%s': string too long, at most %d characters.".formatted(field, longest));
        }
    }

    record OneOf(List<String> values) implements Rule {
        public OneOf(String... values) {
            this(List.of(values));
        }

        @Override
        public Optional<Problem> check(String field, JsonNode value) {
            if (!value.isString()) {
                return wrongType(field, "one of '%s'".formatted(String.join("', '", values)), value);
            }
            return values.contains(value.stringValue()) ? Optional.empty() : badValue(field, unsupported(value));
        }

        private String unsupported(JsonNode value) {
            return "Invalid value: '%s'. Supported values are: '%s'."
                    .formatted(value.stringValue(), String.join("', '", values));
        }
    }

    record Whole(long min, long max) implements Rule {
        @Override
        public Optional<Problem> check(String field, JsonNode value) {
            boolean whole = value.isNumber()
                    && value.decimalValue().stripTrailingZeros().scale() <= 0;
            return whole
                    ? inRange(field, value, BigDecimal.valueOf(min), BigDecimal.valueOf(max))
                    : wrongType(field, "an integer", value);
        }

        @Override
        public JsonNode ofForm(String text) {
            return text.matches("-?\\d{1,18}") ? DecimalNode.valueOf(new BigDecimal(text)) : Rule.super.ofForm(text);
        }
    }

    record Decimal(double min, double max) implements Rule {
        @Override
        public Optional<Problem> check(String field, JsonNode value) {
            return value.isNumber()
                    ? inRange(field, value, BigDecimal.valueOf(min), BigDecimal.valueOf(max))
                    : wrongType(field, "a number", value);
        }
    }

    record Flag() implements Rule {
        @Override
        public Optional<Problem> check(String field, JsonNode value) {
            return value.isBoolean() ? Optional.empty() : wrongType(field, "a boolean", value);
        }

        @Override
        public JsonNode ofForm(String text) {
            return text.matches("true|false")
                    ? BooleanNode.valueOf(Boolean.parseBoolean(text))
                    : Rule.super.ofForm(text);
        }
    }

    /** The wire looks at the value itself. */
    record Anything() implements Rule {
        @Override
        public Optional<Problem> check(String field, JsonNode value) {
            return Optional.empty();
        }
    }

    static Optional<Problem> wrongType(String field, String expected, JsonNode got) {
        String kind = got.getNodeType().name().toLowerCase(Locale.ROOT);
        String message = "Invalid type for '%s': expected %s, but got %s instead.".formatted(field, expected, kind);
        return Optional.of(new Problem(field, Problem.Kind.WRONG_TYPE, message));
    }

    static Optional<Problem> badValue(String field, String message) {
        return Optional.of(new Problem(field, Problem.Kind.BAD_VALUE, message));
    }

    private static Optional<Problem> inRange(String field, JsonNode value, BigDecimal min, BigDecimal max) {
        BigDecimal number = value.decimalValue();
        boolean fits = number.compareTo(min) >= 0 && number.compareTo(max) <= 0;
        String message = "Invalid '%s': it must be between %s and %s.".formatted(field, min, max);
        return fits ? Optional.empty() : badValue(field, message);
    }
}
