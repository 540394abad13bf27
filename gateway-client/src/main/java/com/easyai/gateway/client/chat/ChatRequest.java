package com.easyai.gateway.client.chat;

import com.easyai.gateway.client.request.Fields;
import com.easyai.gateway.client.request.GatewayRequest;
import com.easyai.gateway.client.request.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A chat completion to be made.
 *
 * @param more any other field of OpenAI's request, such as {@code tools}; {@code stream} is set by the call
 */
public record ChatRequest(
        String model,
        List<ChatMessage> messages,
        @Nullable Double temperature,
        @Nullable Integer maxTokens,
        Map<String, Object> more)
        implements GatewayRequest {

    public ChatRequest {
        messages = List.copyOf(messages);
        more = Map.copyOf(more);
    }

    public static Builder of(String model) {
        return new Builder(model);
    }

    @Override
    public Kind kind() {
        return Kind.CHAT;
    }

    @Override
    public Map<String, Object> body() {
        return new Fields()
                .with("model", model)
                .with("messages", messages.stream().map(ChatMessage::fields).toList())
                .with("temperature", temperature)
                .with("max_tokens", maxTokens)
                .and(more);
    }

    public static final class Builder {
        private final String model;
        private final List<ChatMessage> messages = new ArrayList<>();
        private final Map<String, Object> more = new LinkedHashMap<>();
        private @Nullable Double temperature;
        private @Nullable Integer maxTokens;

        private Builder(String model) {
            this.model = model;
        }

        public Builder message(ChatMessage message) {
            messages.add(message);
            return this;
        }

        public Builder temperature(double value) {
            temperature = value;
            return this;
        }

        public Builder maxTokens(int most) {
            maxTokens = most;
            return this;
        }

        public Builder with(String field, Object value) {
            more.put(field, value);
            return this;
        }

        public ChatRequest build() {
            return new ChatRequest(model, messages, temperature, maxTokens, more);
        }
    }
}
