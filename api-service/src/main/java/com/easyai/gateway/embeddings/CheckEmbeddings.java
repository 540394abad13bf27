package com.easyai.gateway.embeddings;

import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.offering.Asked;
import com.easyai.gateway.offering.CallFields;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Holds a body against the form that OpenAI's reference gives it. Fields that it does not know go through untouched. */
public final class CheckEmbeddings {
    private static final int MOST_INPUTS = 2048;
    private static final int MOST_DIMENSIONS = 1_000_000;
    private static final Set<String> FORMATS = Set.of("float", "base64");

    private CheckEmbeddings() {}

    /**
     * What is asked for.
     *
     * @throws com.easyai.gateway.failure.GatewayException 400 naming the first field that is missing or wrong
     */
    public static Asked of(ObjectNode body) {
        var fields = new CallFields(body);
        String model = fields.model();
        JsonNode input = fields.value("input").orElseThrow(() -> CallFields.missing("input"));
        if (!isInput(input)) {
            throw CallFields.invalid(
                    "input",
                    "must be text, an array of tokens, or an array of up to " + MOST_INPUTS
                            + " texts or arrays of tokens, none of them empty");
        }
        fields.value("encoding_format")
                .filter(format -> !format.isString() || !FORMATS.contains(format.asString()))
                .ifPresent(format -> {
                    throw CallFields.invalid("encoding_format", "must be one of float, base64");
                });
        fields.whole("dimensions", 1, MOST_DIMENSIONS);
        fields.text("user");
        return new Asked(JobKind.EMBEDDING, model, body, false, false);
    }

    private static boolean isInput(JsonNode input) {
        return isText(input) || isTokens(input) || isSeveral(input);
    }

    private static boolean isSeveral(JsonNode input) {
        boolean several = input.isArray() && !input.isEmpty() && input.size() <= MOST_INPUTS;
        return several
                && (input.valueStream().allMatch(CheckEmbeddings::isText)
                        || input.valueStream().allMatch(CheckEmbeddings::isTokens));
    }

    private static boolean isText(JsonNode value) {
        return value.isString() && !value.asString().isEmpty();
    }

    private static boolean isTokens(JsonNode value) {
        return value.isArray()
                && !value.isEmpty()
                && value.valueStream().allMatch(token -> token.isIntegralNumber() && token.canConvertToInt());
    }
}
