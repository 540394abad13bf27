package com.easyai.gateway.client.request;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a body in the order they are named; one that was not given is left out, not sent as null. */
public final class Fields {
    private final Map<String, Object> body = new LinkedHashMap<>();

    public Fields with(String name, @Nullable Object value) {
        if (value != null) {
            body.put(name, value);
        }
        return this;
    }

    /** The body with more fields, which win over those of the same name. */
    public Map<String, Object> and(Map<String, Object> more) {
        body.putAll(more);
        return Collections.unmodifiableMap(body);
    }
}
