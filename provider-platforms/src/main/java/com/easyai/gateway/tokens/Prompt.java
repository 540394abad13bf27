package com.easyai.gateway.tokens;

import com.easyai.gateway.job.JobKind;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What of a request costs input tokens: its texts, without copying them, and how many messages, pictures and ready-made
 * tokens are among them. Pictures themselves are not held.
 */
public record Prompt(List<String> texts, int messages, int pictures, long ready) {
    /** Role and separators of each message, and the beginning of the answer (OpenAI's cookbook). */
    private static final int EACH_MESSAGE = 4;

    private static final int BEGINNING = 3;

    /** A square picture of 1024 pixels in high detail (OpenAI's vision guide). */
    private static final int EACH_PICTURE = 765;

    public Prompt {
        texts = List.copyOf(texts);
    }

    /** Of a body of {@code /chat/completions} or {@code /embeddings} that is in order. */
    public static Prompt of(JobKind kind, ObjectNode body) {
        return kind == JobKind.CHAT ? chat(body) : embedding(body.path("input"));
    }

    /** As a tokenizer counts it; a provider may count a little otherwise. */
    public long tokens() {
        long tokens = ready + (long) pictures * EACH_PICTURE;
        for (String text : texts) {
            tokens += CountTokens.of(text);
        }
        return messages == 0 ? tokens : tokens + (long) messages * EACH_MESSAGE + BEGINNING;
    }

    private static Prompt chat(ObjectNode body) {
        var texts = new ArrayList<String>();
        int pictures = 0;
        for (JsonNode message : body.path("messages")) {
            pictures += content(message.path("content"), texts);
            for (JsonNode call : message.path("tool_calls")) {
                add(call.path("function").path("name"), texts);
                add(call.path("function").path("arguments"), texts);
            }
        }
        body.path("tools").forEach(tool -> texts.add(tool.toString()));
        return new Prompt(texts, body.path("messages").size(), pictures, 0);
    }

    private static int content(JsonNode content, List<String> texts) {
        add(content, texts);
        int pictures = 0;
        for (JsonNode part : content) {
            add(part.path("text"), texts);
            pictures += part.has("image_url") ? 1 : 0;
        }
        return pictures;
    }

    private static Prompt embedding(JsonNode input) {
        var texts = new ArrayList<String>();
        long ready = 0;
        add(input, texts);
        for (JsonNode item : input) {
            add(item, texts);
            ready += item.isArray() ? item.size() : item.isNumber() ? 1 : 0;
        }
        return new Prompt(texts, 0, 0, ready);
    }

    private static void add(JsonNode text, List<String> texts) {
        if (text.isString()) {
            texts.add(text.asString());
        }
    }

    /** Prints without the texts, which are the user's. */
    @Override
    public String toString() {
        return "Prompt[" + texts.size() + " texts, " + pictures + " pictures]";
    }
}
