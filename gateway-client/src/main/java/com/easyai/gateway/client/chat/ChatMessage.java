package com.easyai.gateway.client.chat;

import com.easyai.gateway.client.request.Fields;
import java.util.List;
import java.util.Map;

/**
 * One message of a conversation.
 *
 * @param content text, or a list of parts as OpenAI has them
 * @param more any other field, such as {@code tool_call_id}
 */
public record ChatMessage(String role, Object content, Map<String, Object> more) {
    public ChatMessage {
        more = Map.copyOf(more);
    }

    public static ChatMessage system(String text) {
        return new ChatMessage("system", text, Map.of());
    }

    public static ChatMessage user(String text) {
        return new ChatMessage("user", text, Map.of());
    }

    /** With pictures, sound or files among the parts. */
    public static ChatMessage user(List<Map<String, Object>> parts) {
        return new ChatMessage("user", List.copyOf(parts), Map.of());
    }

    public static ChatMessage assistant(String text) {
        return new ChatMessage("assistant", text, Map.of());
    }

    /** What a tool answered to the call of this id. */
    public static ChatMessage tool(String callId, String text) {
        return new ChatMessage("tool", text, Map.of("tool_call_id", callId));
    }

    Map<String, Object> fields() {
        return new Fields().with("role", role).with("content", content).and(more);
    }
}
