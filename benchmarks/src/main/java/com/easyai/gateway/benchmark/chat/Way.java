package com.easyai.gateway.benchmark.chat;

import com.easyai.gateway.benchmark.load.CallRequests;
import com.easyai.gateway.benchmark.stack.BenchStack;

/** One way to the stand-in provider: directly, or through the gateway. */
enum Way {
    DIRECT("gpt-4o-mini"),
    GATEWAY("gpt-4o-mini"),
    GATEWAY_WITH_LIMITS("gpt-4o-mini-limited");

    private final String model;

    Way(String model) {
        this.model = model;
    }

    CallRequests calls(BenchStack stack, boolean streamed) {
        String body = "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":"
                + "\"Say in a few words what a red fox does in the snow, number ############.\"}],"
                + "\"max_tokens\":200" + (streamed ? ",\"stream\":true" : "") + "}";
        return this == DIRECT
                ? new CallRequests(stack.provider(), "/openai/v1/chat/completions", stack.providerKey(), body)
                : new CallRequests(stack.api(), "/v1/chat/completions", "sk-user-bench-%d", body);
    }

    String words() {
        return switch (this) {
            case DIRECT -> "the provider directly";
            case GATEWAY -> "through the gateway";
            case GATEWAY_WITH_LIMITS -> "through the gateway, shared limits";
        };
    }
}
