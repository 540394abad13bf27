package com.easyai.gateway.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A model of its own for one test, on platforms of its own, put to the running catalogue. */
final class Offer {
    private final Stack stack;
    private final String kind;
    final String model = "model-" + UUID.randomUUID().toString().substring(0, 8);
    final String chatModel = "chat-" + model;
    private final List<Map<String, Object>> platforms = new ArrayList<>();
    private boolean chatsToo;

    private Offer(Stack stack, String kind) {
        this.stack = stack;
        this.kind = kind;
    }

    static Offer of(String kind) {
        return new Offer(Stack.running(), kind);
    }

    /** On the stand-in's OpenAI wire. */
    Offer onOpenAi(String name, Map<String, Object> limits) {
        String real = switch (kind) {
            case "video" -> "sora-2";
            case "chat" -> "gpt-4o-mini";
            default -> "gpt-image-1";
        };
        return on(name, "openai", stack.provider + "/openai/v1", real, Map.of("limits", limits));
    }

    /** On the stand-in's Ark wire. */
    Offer onArk(String name, Map<String, Object> limits) {
        return on(
                name,
                "volcengine-ark",
                stack.provider + "/ark/api/v3",
                "doubao-seedream-4-0-250828",
                Map.of("limits", limits));
    }

    /** With the key itself in the document, and nothing that refers to one. */
    Offer withOpenKey(String name, String baseUrl, String key) {
        return on(name, "openai", baseUrl, "gpt-image-1", Map.of("credentials", Map.of("apiKey", key)));
    }

    /** The same platforms offer a chat model as well, within the same limits. */
    Offer andChat() {
        chatsToo = true;
        return this;
    }

    /** Anywhere. */
    Offer onOpenAiAt(String name, String baseUrl, int priority) {
        return on(name, "openai", baseUrl, "gpt-image-1", Map.of("priority", priority));
    }

    private Offer on(String name, String adapter, String baseUrl, String real, Map<String, Object> more) {
        var platform = new HashMap<String, Object>(more);
        String key = adapter.equals("openai") ? "${STANDIN_OPENAI_KEY}" : "${STANDIN_ARK_KEY}";
        platform.put("name", platformName(name));
        platform.put("adapter", adapter);
        platform.put("baseUrl", baseUrl);
        platform.putIfAbsent("credentials", Map.of("apiKey", key));
        platform.put("realModel", real);
        platforms.add(platform);
        return this;
    }

    /** The platform's name in the catalogue, which is this test's own. */
    String platformName(String name) {
        return name + "-" + model;
    }

    /** In force at both apis and all workers when this returns, and at most two seconds later everywhere. */
    Offer put() {
        String url = stack.api(1, "/admin/catalogue");
        JsonNode document = Web.get(url, stack.asOperator()).json();
        models().forEach(m -> ((ArrayNode) document.get("models")).add(Web.JSON.<ObjectNode>valueToTree(m)));
        platforms.forEach(p -> ((ArrayNode) document.get("platforms")).add(offering(p)));
        Web.Answer answer = Web.put(url, stack.asOperator(), document);
        assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
        for (int replica = 1; replica <= 2; replica++) {
            String models = stack.api(replica, "/admin/catalogue");
            Stack.awaitThat(() -> Web.get(models, stack.asOperator()).body().contains(model), model + " in force");
        }
        return this;
    }

    private ObjectNode offering(Map<String, Object> platform) {
        ObjectNode written = Web.JSON.valueToTree(platform);
        String real = written.remove("realModel").asString();
        ArrayNode models = written.putArray("models");
        models.addObject().put("model", model).put("platformModel", real);
        if (chatsToo) {
            models.addObject().put("model", chatModel).put("platformModel", "gpt-4o-mini");
        }
        return written;
    }

    private List<Map<String, Object>> models() {
        return chatsToo ? List.of(model(), chat()) : List.of(model());
    }

    private Map<String, Object> chat() {
        return Map.of(
                "name",
                chatModel,
                "kinds",
                List.of("chat"),
                "pricing",
                List.of(Map.of("meter", "output_token", "per", 1000, "price", "1.00")));
    }

    private Map<String, Object> model() {
        String meter = switch (kind) {
            case "video" -> "second";
            case "chat" -> "call";
            default -> "image";
        };
        return Map.of(
                "name",
                model,
                "kinds",
                List.of(kind),
                "parameters",
                kind.equals("video") ? seconds() : Map.of(),
                "pricing",
                List.of(Map.of("meter", meter, "per", 1, "price", "1.00")));
    }

    private static Map<String, Object> seconds() {
        return Map.of("seconds", Map.of("default", "4", "allowed", List.of("4", "8")));
    }

    /** A job of this model. */
    Map<String, Object> job(String prompt) {
        return Stack.job(kind, model, prompt, Map.of());
    }
}
