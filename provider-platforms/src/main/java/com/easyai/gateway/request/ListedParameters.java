package com.easyai.gateway.request;

import com.easyai.gateway.catalogue.Model;
import com.easyai.gateway.catalogue.ParameterRule;
import com.easyai.gateway.job.JobKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The parameters that the catalogue's model lists: each within its rule, and the default where a request names none. */
final class ListedParameters {
    /** Answers are made by the gateway, so these are never a parameter, even if a model lists them. */
    static final Set<String> PRESENTATION = Set.of("response_format", "user");

    private static final String COUNT = "n";
    private static final String SECONDS = "seconds";
    private static final Pattern WHOLE = Pattern.compile("[1-9]\\d{0,5}");

    /** A model that does not list {@code n} makes one picture. */
    private static final ParameterRule ONE_ONLY =
            new ParameterRule(IntNode.valueOf(1), List.of(IntNode.valueOf(1)), null, null);

    private final Model model;
    private final JobKind kind;
    private final BodyPath path;

    ListedParameters(Model model, JobKind kind, BodyPath path) {
        this.model = model;
        this.kind = kind;
        this.path = path;
    }

    /** Their names, in the catalogue's order. */
    List<String> names() {
        var names = new ArrayList<>(model.parameters().keySet());
        names.removeAll(PRESENTATION);
        if (takesCount() && !names.contains(COUNT)) {
            names.add(COUNT);
        }
        return names;
    }

    /** Copies every listed parameter that the request or a default gives, checked. */
    void copy(ObjectNode input, ObjectNode target) {
        for (String name : names()) {
            value(name, input.get(name)).ifPresent(value -> target.set(name, value));
        }
    }

    private Optional<JsonNode> value(String name, @Nullable JsonNode sent) {
        ParameterRule rule = rule(model, name);
        boolean isSeconds = kind == JobKind.VIDEO && name.equals(SECONDS);
        if (sent == null || sent.isNull()) {
            return rule.defaultValue().map(value -> isSeconds ? asText(value) : value);
        }
        return Optional.of(isSeconds ? seconds(sent, rule) : checked(name, sent, rule));
    }

    /** The rule of a parameter that {@link #names} has. */
    static ParameterRule rule(Model model, String name) {
        return model.parameters().getOrDefault(name, ONE_ONLY);
    }

    private JsonNode checked(String name, JsonNode sent, ParameterRule rule) {
        rule.objectionTo(sent).ifPresent(demand -> {
            throw path.invalid(name, demand);
        });
        return sent.isString()
                ? JsonNodeFactory.instance.stringNode(CheckText.text(name, sent, CheckText.LONGEST_PROMPT, path))
                : whole(sent);
    }

    /** {@code 2.0} and {@code 2} are one number; providers get the plain one. */
    private static JsonNode whole(JsonNode sent) {
        boolean hidesWhole = sent.isNumber() && !sent.isIntegralNumber() && sent.canConvertToExactIntegral();
        return hidesWhole && sent.canConvertToLong() ? JsonNodeFactory.instance.numberNode(sent.longValue()) : sent;
    }

    /** OpenAI has {@code seconds} as text, and people send a number: both are taken, and it is text from here on. */
    private JsonNode seconds(JsonNode sent, ParameterRule rule) {
        boolean writtenWhole = sent.isString() || sent.isIntegralNumber();
        if (!writtenWhole || !WHOLE.matcher(sent.asString()).matches() || !rule.acceptsText(sent.asString())) {
            throw path.invalid(SECONDS, rule.demand());
        }
        return asText(sent);
    }

    private static JsonNode asText(JsonNode value) {
        return JsonNodeFactory.instance.stringNode(ParameterRule.text(value));
    }

    private boolean takesCount() {
        return kind == JobKind.IMAGE || kind == JobKind.EDIT;
    }
}
