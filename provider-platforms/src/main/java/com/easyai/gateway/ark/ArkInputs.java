package com.easyai.gateway.ark;

import com.easyai.gateway.media.ImageCheck;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Ark fetches links itself, and takes {@code data:} URLs as they are, except that the format before the comma must be in
 * lower case (Seedream documentation, field {@code image}).
 */
final class ArkInputs {
    private ArkInputs() {}

    /** The same parameters with every input picture spelled as Ark takes it; what was given is not changed. */
    static ObjectNode spelled(ObjectNode parameters) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        parameters.properties().forEach(p -> copy.set(p.getKey(), spelled(p.getValue())));
        return copy;
    }

    private static JsonNode spelled(JsonNode value) {
        if (value.isObject()) {
            return spelled((ObjectNode) value);
        }
        if (value.isArray()) {
            var copy = JsonNodeFactory.instance.arrayNode();
            value.forEach(item -> copy.add(spelled(item)));
            return copy;
        }
        return value.isString() && ImageCheck.isDataUrl(value.asString())
                ? JsonNodeFactory.instance.stringNode(lowerCaseHead(value.asString()))
                : value;
    }

    private static String lowerCaseHead(String dataUrl) {
        int comma = dataUrl.indexOf(',');
        String head = dataUrl.substring(0, Math.max(comma, 0));
        String lower = head.toLowerCase(Locale.ROOT);
        return head.equals(lower) ? dataUrl : lower + dataUrl.substring(head.length());
    }
}
