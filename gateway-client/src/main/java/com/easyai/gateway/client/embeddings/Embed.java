package com.easyai.gateway.client.embeddings;

import com.easyai.gateway.client.caller.Call;
import com.easyai.gateway.client.exchange.Exchange;

/** {@code POST /v1/embeddings}. */
public final class Embed {
    private final Exchange exchange;

    public Embed(Exchange exchange) {
        this.exchange = exchange;
    }

    public Embeddings texts(Call call, EmbeddingRequest request) {
        return exchange.send(exchange.post(call, "/v1/embeddings", request.body()), Embeddings.class);
    }
}
