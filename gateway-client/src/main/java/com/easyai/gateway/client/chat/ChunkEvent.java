package com.easyai.gateway.client.chat;

import com.easyai.gateway.client.exchange.Json;
import com.easyai.gateway.client.failure.GatewayException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One event of a stream: a chunk, or the error that ends it when it has already begun. */
record ChunkEvent(
        String id,
        String model,
        long created,
        List<ChatChunk.Choice> choices,
        @Nullable TokenUsage usage,
        @Nullable Failure error) {

    record Failure(
            @Nullable String code,
            @Nullable String message,
            @Nullable String param) {}

    /** @throws GatewayException if it is an error, or nothing that can be read */
    static ChatChunk read(String data) {
        ChunkEvent event = Json.read(data, ChunkEvent.class);
        Failure error = event.error();
        if (error != null) {
            throw failure(error);
        }
        return new ChatChunk(event.id(), event.model(), event.created(), event.choices(), event.usage());
    }

    private static GatewayException failure(Failure error) {
        String code = error.code() == null ? GatewayException.STREAM_BROKEN : error.code();
        String message = error.message() == null ? "The completion failed." : error.message();
        return new GatewayException(
                code, message, new GatewayException.Details(0, error.param(), null, null, null), null);
    }
}
