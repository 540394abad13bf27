package com.easyai.gateway.chat;

import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.offering.Asked;
import com.easyai.gateway.offering.CallFields;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Holds a body against the form that OpenAI's reference gives it. Fields that it does not know go through untouched. */
public final class CheckChat {
    private static final long MOST_TOKENS = 10_000_000;
    private static final int MOST_STOPS = 4;
    private static final Set<String> ROLES = Set.of("developer", "system", "user", "assistant", "tool", "function");

    private CheckChat() {}

    /**
     * What is asked for.
     *
     * @throws com.easyai.gateway.failure.GatewayException 400 naming the first field that is missing or wrong
     */
    public static Asked of(ObjectNode body) {
        var fields = new CallFields(body);
        String model = fields.model();
        messages(fields);
        numbers(fields);
        lists(fields);
        boolean streamed = fields.flag("stream");
        return new Asked(JobKind.CHAT, model, body, streamed, tellsUsage(fields, streamed));
    }

    private static void messages(CallFields fields) {
        JsonNode messages = fields.array("messages").orElseThrow(() -> CallFields.missing("messages"));
        if (messages.isEmpty()) {
            throw CallFields.invalid("messages", "must hold at least one message");
        }
        for (int i = 0; i < messages.size(); i++) {
            message(messages.path(i), "messages[" + i + "]");
        }
    }

    private static void message(JsonNode message, String path) {
        if (!message.isObject()) {
            throw CallFields.invalid(path, "must be an object");
        }
        JsonNode role = message.path("role");
        if (role.isMissingNode()) {
            throw CallFields.missing(path + ".role");
        }
        if (!role.isString() || !ROLES.contains(role.asString())) {
            throw CallFields.invalid(
                    path + ".role",
                    "must be one of "
                            + String.join(", ", ROLES.stream().sorted().toList()));
        }
        JsonNode content = message.path("content");
        if (!content.isMissingNode() && !content.isNull() && !content.isString() && !content.isArray()) {
            throw CallFields.invalid(path + ".content", "must be text or an array of parts");
        }
    }

    private static void numbers(CallFields fields) {
        fields.whole("n", 1, 128);
        fields.whole("max_tokens", 1, MOST_TOKENS);
        fields.whole("max_completion_tokens", 1, MOST_TOKENS);
        fields.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE);
        fields.whole("top_logprobs", 0, 20);
        fields.decimal("temperature", 0, 2);
        fields.decimal("top_p", 0, 1);
        fields.decimal("presence_penalty", -2, 2);
        fields.decimal("frequency_penalty", -2, 2);
    }

    private static void lists(CallFields fields) {
        fields.flag("logprobs");
        fields.flag("parallel_tool_calls");
        fields.text("user");
        fields.object("metadata");
        fields.object("logit_bias");
        fields.object("response_format");
        fields.array("tools").ifPresent(CheckChat::tools);
        fields.value("stop").filter(stop -> !isStop(stop)).ifPresent(stop -> {
            throw CallFields.invalid("stop", "must be text, or an array of up to " + MOST_STOPS + " texts");
        });
    }

    private static void tools(JsonNode tools) {
        for (int i = 0; i < tools.size(); i++) {
            if (!tools.path(i).path("type").isString()) {
                throw CallFields.invalid("tools[" + i + "]", "must be an object with a type");
            }
        }
    }

    private static boolean isStop(JsonNode stop) {
        List<JsonNode> texts = stop.isArray() ? stop.valueStream().toList() : List.of(stop);
        return texts.size() <= MOST_STOPS && texts.stream().allMatch(JsonNode::isString);
    }

    private static boolean tellsUsage(CallFields fields, boolean streamed) {
        var options = fields.object("stream_options");
        if (options.isPresent() && !streamed) {
            throw CallFields.invalid("stream_options", "is allowed only with stream: true");
        }
        JsonNode usage = options.map(sent -> sent.path("include_usage"))
                .orElse(fields.body().path("stream_options"));
        if (options.isPresent() && !usage.isMissingNode() && !usage.isNull() && !usage.isBoolean()) {
            throw CallFields.invalid("stream_options.include_usage", "must be true or false");
        }
        return usage.isBoolean() && usage.booleanValue();
    }
}
