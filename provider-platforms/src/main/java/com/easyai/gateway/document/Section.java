package com.easyai.gateway.document;

import com.easyai.gateway.catalogue.ParameterRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One object of the document, read field by field. Whatever is wrong is reported with its path and then read as if it
 * were absent, so that reading goes on and finds the next problem too.
 */
final class Section {
    private static final int MAX_NAME = 200;
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{1,15})?");

    private final ObjectNode node;
    private final String path;
    private final Problems problems;
    private final Set<String> known = new LinkedHashSet<>();

    Section(JsonNode node, String path, Problems problems) {
        this.path = path;
        this.problems = problems;
        if (node instanceof ObjectNode object) {
            this.node = object;
        } else {
            this.node = JsonNodeFactory.instance.objectNode();
            problems.refuse(path, "must be an object");
        }
    }

    String pathOf(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    void refuse(String field, String message) {
        problems.refuse(pathOf(field), message);
    }

    void warn(String field, String message) {
        problems.warn(pathOf(field), message);
    }

    /** Reports every field that nobody asked for; call it last. */
    void refuseOthers() {
        node.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> refuse(name, "is not known here; known are " + String.join(", ", known)));
    }

    /** A name or an address: text that is there, on one line. */
    String text(String field) {
        Optional<String> text = optionalText(field);
        if (text.isEmpty()) {
            missing(field);
        }
        return text.orElse("");
    }

    Optional<String> optionalText(String field) {
        return valid(field, Section::isLine, "must be text of one line, at most " + MAX_NAME + " characters")
                .map(JsonNode::asString);
    }

    private static boolean isLine(JsonNode value) {
        return value.isString()
                && !value.asString().isBlank()
                && value.asString().length() <= MAX_NAME
                && value.asString().chars().noneMatch(Character::isISOControl);
    }

    Optional<Integer> integer(String field) {
        return valid(field, JsonNode::canConvertToInt, "must be a whole number")
                .filter(JsonNode::isIntegralNumber)
                .map(JsonNode::intValue);
    }

    Optional<Long> positive(String field, long max) {
        Predicate<JsonNode> fits =
                value -> value.isIntegralNumber() && value.canConvertToLong() && value.longValue() > 0;
        return valid(field, fits.and(value -> value.longValue() <= max), "must be a whole number from 1 to " + max)
                .map(JsonNode::longValue);
    }

    /** An exact decimal, written as text ({@code "1.20"}) or as a number; its digits are kept as written. */
    Optional<BigDecimal> decimal(String field) {
        return valid(
                        field,
                        Section::isDecimal,
                        "must be a decimal such as \"1.20\", with at most 15 digits on each side")
                .map(value -> value.isString() ? new BigDecimal(value.asString()) : value.decimalValue());
    }

    private static boolean isDecimal(JsonNode value) {
        return value.isNumber()
                ? ParameterRule.isScalar(value)
                        && DECIMAL.matcher(value.decimalValue().toPlainString()).matches()
                : value.isString() && DECIMAL.matcher(value.asString()).matches();
    }

    Optional<JsonNode> scalar(String field) {
        return valid(field, ParameterRule::isScalar, "must be text, a number, true or false");
    }

    Optional<JsonNode> scalarOf(String field, Predicate<JsonNode> type, String demand) {
        return valid(field, type.and(ParameterRule::isScalar), demand);
    }

    List<JsonNode> scalars(String field) {
        var result = new ArrayList<JsonNode>();
        List<JsonNode> items = list(field);
        for (int i = 0; i < items.size(); i++) {
            if (ParameterRule.isScalar(items.get(i))) {
                result.add(items.get(i));
            } else {
                refuse(field + "[" + i + "]", "must be text, a number, true or false");
            }
        }
        return result;
    }

    List<Section> sections(String field) {
        var result = new ArrayList<Section>();
        List<JsonNode> items = list(field);
        for (int i = 0; i < items.size(); i++) {
            result.add(new Section(items.get(i), pathOf(field) + "[" + i + "]", problems));
        }
        return result;
    }

    Optional<Section> section(String field) {
        return value(field).map(value -> new Section(value, pathOf(field), problems));
    }

    /** All fields of this section as sections, for those whose names the operator chooses. */
    Map<String, Section> namedSections() {
        var result = new LinkedHashMap<String, Section>();
        node.properties().forEach(e -> result.put(e.getKey(), new Section(e.getValue(), pathOf(e.getKey()), problems)));
        return result;
    }

    /** All fields of this section as scalars; anything else is reported. */
    Map<String, JsonNode> namedScalars() {
        var result = new LinkedHashMap<String, JsonNode>();
        node.propertyNames().forEach(name -> scalar(name).ifPresent(value -> result.put(name, value)));
        return result;
    }

    /** Reports a required field if it is not there at all; a bad one was reported when it was read. */
    void missing(String field) {
        if (value(field).isEmpty()) {
            refuse(field, "is missing");
        }
    }

    private List<JsonNode> list(String field) {
        return valid(field, JsonNode::isArray, "must be a list")
                .map(array -> List.copyOf(array.values()))
                .orElse(List.of());
    }

    private Optional<JsonNode> valid(String field, Predicate<JsonNode> check, String demand) {
        @Nullable JsonNode found = value(field).orElse(null);
        if (found == null) {
            return Optional.empty();
        }
        if (!check.test(found)) {
            refuse(field, demand);
            return Optional.empty();
        }
        return Optional.of(found);
    }

    private Optional<JsonNode> value(String field) {
        known.add(field);
        return Optional.ofNullable(node.get(field));
    }
}
