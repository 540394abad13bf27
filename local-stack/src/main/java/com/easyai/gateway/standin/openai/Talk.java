package com.easyai.gateway.standin.openai;

import com.easyai.gateway.standin.web.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What a chat says back, whole or in chunks; {@code tool} is called instead of saying anything. */
record Talk(String id, String model, List<String> words, Count count, Optional<String> tool) {
    /** What was heard, the cached part of it, and what was said, in tokens. */
    record Count(int prompt, int cached, int completion) {}

    /** {@code told}: with its usage. */
    ObjectNode whole(boolean told) {
        ObjectNode choice = Json.object().put("index", 0);
        ObjectNode message = Json.object().put("role", "assistant").putNull("refusal");
        if (tool.isPresent()) {
            call(message.putNull("content"), tool.get());
        } else {
            message.put("content", String.join("", words));
        }
        choice.set("message", message);
        ObjectNode body = head("chat.completion");
        body.putArray("choices").add(choice.putNull("logprobs").put("finish_reason", finish()));
        return told ? body.set("usage", usage()) : body;
    }

    /** A chunk a word; the last one tells the usage if that was asked for. */
    List<ObjectNode> chunks(boolean withUsage) {
        List<ObjectNode> chunks = new ArrayList<>();
        chunks.add(chunk(Json.object().put("role", "assistant").put("content", ""), null));
        if (tool.isPresent()) {
            chunks.add(chunk(call(Json.object(), tool.get()), null));
        } else {
            words.forEach(word -> chunks.add(chunk(Json.object().put("content", word), null)));
        }
        chunks.add(chunk(Json.object(), finish()));
        if (withUsage) {
            ObjectNode last = head("chat.completion.chunk");
            last.putArray("choices");
            chunks.add(last.set("usage", usage()));
        }
        return chunks;
    }

    /** Said and heard. */
    int tokens() {
        return count.prompt() + count.completion();
    }

    private ObjectNode usage() {
        ObjectNode usage = Json.object()
                .put("prompt_tokens", count.prompt())
                .put("completion_tokens", count.completion())
                .put("total_tokens", tokens());
        usage.putObject("prompt_tokens_details").put("cached_tokens", count.cached());
        return usage;
    }

    private ObjectNode head(String object) {
        return Json.object()
                .put("id", id)
                .put("object", object)
                .put("created", Instant.now().getEpochSecond())
                .put("model", model);
    }

    private String finish() {
        return tool.isPresent() ? "tool_calls" : "stop";
    }

    private ObjectNode chunk(ObjectNode delta, @Nullable String finish) {
        ObjectNode chunk = head("chat.completion.chunk");
        ObjectNode choice = Json.object().put("index", 0);
        choice.set("delta", delta);
        chunk.putArray("choices").add(choice.put("finish_reason", finish));
        return chunk.putNull("usage");
    }

    private static ObjectNode call(ObjectNode message, String name) {
        ObjectNode call = message.putArray("tool_calls").addObject();
        call.put("index", 0).put("id", "call_1").put("type", "function");
        call.set("function", Json.object().put("name", name).put("arguments", "{}"));
        return message;
    }
}
