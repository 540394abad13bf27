package com.easyai.gateway.client.chat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a streamed completion. {@code usage} comes with the last one, if it was asked for. */
public record ChatChunk(
        String id,
        String model,
        long created,
        List<Choice> choices,
        @Nullable TokenUsage usage) {
    public ChatChunk {
        choices = choices == null ? List.of() : List.copyOf(choices);
    }

    public record Choice(
            int index,
            ChatReply delta,
            @JsonProperty("finish_reason") @Nullable String finishReason) {
        public Choice {
            delta = delta == null ? ChatReply.NOTHING : delta;
        }
    }

    /** The first choice's piece of text; empty if there is none. */
    public String text() {
        return choices.stream()
                .map(Choice::delta)
                .map(ChatReply::content)
                .filter(content -> content != null)
                .findFirst()
                .orElse("");
    }
}
