package com.easyai.gateway.offering;

import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The fields of a chat or embeddings request that OpenAI gives a form. One that is {@code null} counts as left out. */
public record CallFields(ObjectNode body) {
    private static final int LONGEST_NAME = 255;

    /** The model's name. */
    public String model() {
        JsonNode model = value("model").orElseThrow(() -> missing("model"));
        if (!model.isString() || model.asString().isBlank() || model.asString().length() > LONGEST_NAME) {
            throw invalid("model", "must be text of 1 to " + LONGEST_NAME + " characters");
        }
        return model.asString();
    }

    public boolean flag(String name) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return false;
        }
        if (!value.isBoolean()) {
            throw invalid(name, "must be true or false");
        }
        return value.booleanValue();
    }

    public void whole(String name, long least, long most) {
        value(name)
                .filter(value -> !(value.isIntegralNumber()
                        && value.canConvertToLong()
                        && value.longValue() >= least
                        && value.longValue() <= most))
                .ifPresent(value -> {
                    throw invalid(name, "must be a whole number from " + least + " to " + most);
                });
    }

    public void decimal(String name, int least, int most) {
        value(name)
                .filter(value -> !value.isNumber() || !isWithin(value.decimalValue(), least, most))
                .ifPresent(value -> {
                    throw invalid(name, "must be a number from " + least + " to " + most);
                });
    }

    public void text(String name) {
        value(name).filter(value -> !value.isString()).ifPresent(value -> {
            throw invalid(name, "must be text");
        });
    }

    public Optional<ObjectNode> object(String name) {
        Optional<JsonNode> value = value(name);
        if (value.isPresent() && !value.get().isObject()) {
            throw invalid(name, "must be an object");
        }
        return value.map(ObjectNode.class::cast);
    }

    public Optional<JsonNode> array(String name) {
        Optional<JsonNode> value = value(name);
        if (value.isPresent() && !value.get().isArray()) {
            throw invalid(name, "must be an array");
        }
        return value;
    }

    public Optional<JsonNode> value(String name) {
        return Optional.ofNullable(body.get(name)).filter(value -> !value.isNull());
    }

    private static boolean isWithin(BigDecimal number, int least, int most) {
        return number.compareTo(BigDecimal.valueOf(least)) >= 0 && number.compareTo(BigDecimal.valueOf(most)) <= 0;
    }

    public static GatewayException missing(String param) {
        return GatewayException.at(param, ErrorCode.MISSING_REQUIRED_PARAMETER, param + " is required.");
    }

    public static GatewayException invalid(String param, String demand) {
        return GatewayException.at(param, ErrorCode.INVALID_VALUE, param + " " + demand + ".");
    }
}
