package com.easyai.gateway.openai;

import com.easyai.gateway.adapter.Preparation;
import com.easyai.gateway.adapter.PreparedCall;
import com.easyai.gateway.adapter.ProviderRequest;
import com.easyai.gateway.job.JobKind;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The canonical names are OpenAI's own, so preparing is to refuse what a model does not take, and to choose the format. */
final class PrepareRequest {
    private final ProviderRequest request;
    private final ModelFamily family;
    private final ObjectNode parameters = JsonNodeFactory.instance.objectNode();

    private PrepareRequest(ProviderRequest request) {
        this.request = request;
        this.family = ModelFamily.of(request.platformModel());
    }

    static Preparation of(ProviderRequest request) {
        return new PrepareRequest(request).prepare();
    }

    private Preparation prepare() {
        if (!request.kind().isAsynchronous()
                || family.parameters(request.kind()).filter(Set::isEmpty).isPresent()) {
            return unsupported("model", "does not do " + request.kind().wire() + " on this platform");
        }
        parameters.put("model", request.platformModel());
        for (Map.Entry<String, JsonNode> parameter : request.parameters().properties()) {
            Optional<Preparation> refusal = take(parameter.getKey(), parameter.getValue());
            if (refusal.isPresent()) {
                return refusal.get();
            }
        }
        // A link keeps the answer small; callers who want base64 get it from the gateway, never from here.
        if (family.takesResponseFormat()) {
            parameters.put("response_format", "url");
        }
        return new Preparation.Ready(new PreparedCall(request.kind(), request.platformModel(), parameters));
    }

    private Optional<Preparation> take(String name, JsonNode value) {
        if (value.isNull() || isSilent(name, value)) {
            return Optional.empty();
        }
        Optional<String> objection = objection(name, value);
        if (objection.isEmpty()) {
            parameters.set(name, name.equals("input_reference") ? reference(value) : value);
        }
        return objection.map(why -> unsupported(name, why));
    }

    /** The answer's form is ours to choose, and {@code auto} where there is no such parameter is what happens anyway. */
    private boolean isSilent(String name, JsonNode value) {
        return name.equals("response_format")
                || name.equals("model")
                || (value.asString("").equals("auto") && !isTaken(name))
                || (name.equals("n")
                        && request.kind() == JobKind.VIDEO
                        && value.asString("").equals("1"));
    }

    private Optional<String> objection(String name, JsonNode value) {
        if (!isTaken(name)) {
            return Optional.of("is not a parameter of " + request.platformModel() + " on this platform");
        }
        return switch (name) {
            case "n" -> count(value);
            case "image" -> inputs(value);
            case "seconds" -> value.isString() ? Optional.empty() : Optional.of("must be a text, such as \"8\"");
            default -> Optional.empty();
        };
    }

    private boolean isTaken(String name) {
        return family.parameters(request.kind())
                .map(names -> names.contains(name))
                .orElse(true);
    }

    private Optional<String> count(JsonNode n) {
        boolean fits =
                n.isIntegralNumber() && n.canConvertToInt() && n.asInt() >= 1 && n.asInt() <= family.mostPictures();
        return fits
                ? Optional.empty()
                : Optional.of("must be 1 to " + family.mostPictures() + " for " + request.platformModel());
    }

    private Optional<String> inputs(JsonNode image) {
        return !image.isArray() || image.size() <= family.mostInputs()
                ? Optional.empty()
                : Optional.of(
                        "must not be more than " + family.mostInputs() + " pictures for " + request.platformModel());
    }

    /** A reference picture may be said as an object; what goes out is the picture itself. */
    private static JsonNode reference(JsonNode value) {
        return value.isObject() ? value.path("image_url") : value;
    }

    private static Preparation unsupported(String param, String why) {
        return new Preparation.Unsupported(param, param + " " + why + ".");
    }
}
