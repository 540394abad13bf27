package com.easyai.gateway.request;

import com.easyai.gateway.catalogue.Catalogue;
import com.easyai.gateway.catalogue.Model;
import com.easyai.gateway.catalogue.ParameterRule;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A form has text only: gives each parameter the JSON type that its model's rule takes. What fits no rule stays the text
 * it is, for the check that follows to refuse by name.
 */
public final class TypeForm {
    private static final String COUNT = "n";
    private static final Set<String> FLAGS = Set.of("true", "false");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,9})?");

    private TypeForm() {}

    /** A copy of the form; one for an unknown model is as it was. */
    public static ObjectNode of(Catalogue catalogue, ObjectNode form) {
        ObjectNode typed = JsonNodeFactory.instance.objectNode();
        Optional<Model> model = catalogue.model(form.path("model").asString(""));
        form.properties().forEach(field -> {
            String name = field.getKey();
            Optional<ParameterRule> rule =
                    model.filter(m -> isParameter(m, name)).map(m -> ListedParameters.rule(m, name));
            typed.set(name, rule.map(r -> typed(field.getValue(), r)).orElse(field.getValue()));
        });
        return typed;
    }

    private static boolean isParameter(Model model, String name) {
        return model.parameters().containsKey(name) || name.equals(COUNT);
    }

    private static JsonNode typed(JsonNode sent, ParameterRule rule) {
        if (!sent.isString() || rule.objectionTo(sent).isEmpty()) {
            return sent;
        }
        return scalar(sent.asString())
                .filter(value -> rule.objectionTo(value).isEmpty())
                .orElse(sent);
    }

    private static Optional<JsonNode> scalar(String text) {
        if (FLAGS.contains(text)) {
            return Optional.of(JsonNodeFactory.instance.booleanNode(text.equals("true")));
        }
        return NUMBER.matcher(text).matches() ? Optional.of(number(text)) : Optional.empty();
    }

    private static JsonNode number(String text) {
        return text.contains(".")
                ? JsonNodeFactory.instance.numberNode(new BigDecimal(text))
                : JsonNodeFactory.instance.numberNode(Long.parseLong(text));
    }
}
