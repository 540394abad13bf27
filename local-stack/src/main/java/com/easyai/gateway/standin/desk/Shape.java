package com.easyai.gateway.standin.desk;

import com.easyai.gateway.standin.web.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The fields that a request may and must have; anything else is refused, as the strict providers do. */
public record Shape(Map<String, Rule> fields, List<String> required) {

    /** This shape with more fields that may be there. */
    public Shape with(Map<String, Rule> more) {
        Map<String, Rule> all = new HashMap<>(fields);
        all.putAll(more);
        return new Shape(Map.copyOf(all), required);
    }

    /** The first thing wrong with the body: a missing field, an unknown one, a wrong type, a bad value. */
    public Optional<Problem> check(ObjectNode body) {
        for (String name : required) {
            if (!body.hasNonNull(name)) {
                String message = "Missing required parameter: '%s'.".formatted(name);
                return Optional.of(new Problem(name, Problem.Kind.MISSING, message));
            }
        }
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            Optional<Problem> problem = check(field.getKey(), field.getValue());
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private Optional<Problem> check(String name, JsonNode value) {
        Rule rule = fields.get(name);
        if (rule == null) {
            String message = "Unknown parameter: '%s'.".formatted(name);
            return Optional.of(new Problem(name, Problem.Kind.UNKNOWN, message));
        }
        return value.isNull() ? Optional.empty() : rule.check(name, value);
    }

    /** A form's text fields as the JSON body that says the same. */
    public ObjectNode ofForm(Map<String, String> form) {
        ObjectNode body = Json.object();
        form.forEach((name, text) -> {
            Rule rule = fields.get(name);
            body.set(name, rule == null ? new Rule.Anything().ofForm(text) : rule.ofForm(text));
        });
        return body;
    }
}
