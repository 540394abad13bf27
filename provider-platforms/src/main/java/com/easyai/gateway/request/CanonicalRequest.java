package com.easyai.gateway.request;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.catalogue.ParameterRule;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.usage.Usage;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request that the catalogue allows, in one form whoever sent it: OpenAI's parameter names, every default filled in,
 * {@code seconds} as text. {@code parameters} holds the prompt and the input pictures too, and no {@code model}.
 */
public record CanonicalRequest(JobKind kind, String model, ObjectNode parameters, Presentation presentation) {
    /** What prices may depend on: every scalar parameter as text, without the prompt and the input pictures. */
    public Map<String, String> priceParameters() {
        var result = new TreeMap<String, String>();
        parameters.properties().stream()
                .filter(p -> p.getValue().isValueNode() && !FixedFields.CONTENT.contains(p.getKey()))
                .forEach(p -> result.put(p.getKey(), ParameterRule.text(p.getValue())));
        return result;
    }

    /** What would be delivered if all goes well, for the estimate. */
    public Usage expectedUsage() {
        return ExpectedUsage.of(this);
    }

    /** As the store keeps it, for {@link #fromJson}. */
    public String toJson() {
        return Json.MAPPER.writeValueAsString(this);
    }

    /** Rebuilds what {@link #toJson} wrote; nothing is checked again, so a newer catalogue refuses no accepted job. */
    public static CanonicalRequest fromJson(String json) {
        return Json.MAPPER.readValue(json, CanonicalRequest.class);
    }

    /** Prints without the prompt and the pictures, which are the user's. */
    @Override
    public String toString() {
        return "CanonicalRequest[" + kind.wire() + " by " + model + ", " + priceParameters() + "]";
    }
}
