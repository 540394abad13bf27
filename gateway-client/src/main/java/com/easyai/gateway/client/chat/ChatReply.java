package com.easyai.gateway.client.chat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the model says, whole or the piece of it that a chunk brings.
 *
 * @param content null if it calls tools instead
 * @param toolCalls as OpenAI has them
 */
public record ChatReply(
        @Nullable String role,
        @Nullable String content,
        @Nullable String refusal,
        @JsonProperty("tool_calls") List<Map<String, Object>> toolCalls) {
    static final ChatReply NOTHING = new ChatReply(null, null, null, List.of());

    public ChatReply {
        toolCalls = toolCalls == null ? List.of() : List.copyOf(toolCalls);
    }
}
