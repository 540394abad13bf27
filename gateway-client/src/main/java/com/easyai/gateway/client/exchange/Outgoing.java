package com.easyai.gateway.client.exchange;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as it is sent, however often: the same bytes under the same key.
 *
 * @param json the body; null asks with GET
 * @param streamed whether a good answer is handed over before it has ended
 */
public record Outgoing(
        String path, Map<String, String> headers, byte @Nullable [] json, Deadline deadline, boolean streamed) {

    public Outgoing asStream() {
        return new Outgoing(path, headers, json, deadline, true);
    }
}
