package com.easyai.gateway.client.chat;

import com.easyai.gateway.client.caller.Call;
import com.easyai.gateway.client.exchange.Exchange;
import com.easyai.gateway.client.exchange.Outgoing;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code POST /v1/chat/completions}. */
public final class CompleteChat {
    private static final String PATH = "/v1/chat/completions";

    private final Exchange exchange;

    public CompleteChat(Exchange exchange) {
        this.exchange = exchange;
    }

    public ChatCompletion whole(Call call, ChatRequest request) {
        return exchange.send(exchange.post(call, PATH, body(request, false)), ChatCompletion.class);
    }

    public ChatStream streamed(Call call, ChatRequest request) {
        Outgoing post = exchange.post(call, PATH, body(request, true)).asStream();
        return new ReadChunks(exchange.send(post).body(), post.deadline());
    }

    /** How it is answered is the call's to say, whatever the request has. */
    private static Map<String, Object> body(ChatRequest request, boolean stream) {
        var body = new LinkedHashMap<>(request.body());
        body.put("stream", stream);
        return body;
    }
}
