package com.easyai.gateway.client.chat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A whole completion. {@code created} is in seconds since 1970. */
public record ChatCompletion(
        String id,
        String model,
        long created,
        List<Choice> choices,
        @Nullable TokenUsage usage) {
    public ChatCompletion {
        choices = choices == null ? List.of() : List.copyOf(choices);
    }

    public record Choice(
            int index,
            ChatReply message,
            @JsonProperty("finish_reason") @Nullable String finishReason) {
        public Choice {
            message = message == null ? ChatReply.NOTHING : message;
        }
    }

    /** The first choice's text; empty if there is none. */
    public String text() {
        return choices.stream()
                .map(Choice::message)
                .map(ChatReply::content)
                .filter(content -> content != null)
                .findFirst()
                .orElse("");
    }
}
