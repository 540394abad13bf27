package com.easyai.gateway.client.chat;

import com.easyai.gateway.client.failure.GatewayException;
import java.util.Iterator;

/**
 * A completion as it is made, for one thread. {@link #close()}, which any thread may call and as often as it likes,
 * cancels what is left of it; without that a connection stays taken until the call's time is over.
 */
public interface ChatStream extends Iterator<ChatChunk>, AutoCloseable {
    /**
     * Waits for the next piece, or the end.
     *
     * @throws GatewayException if the gateway says so, the call's time is over, or it broke before its end
     */
    @Override
    boolean hasNext();

    @Override
    void close();

    /** Of pieces that come from elsewhere: the old way of whoever moves to the gateway. */
    static ChatStream of(Iterator<ChatChunk> chunks, Runnable close) {
        return new ChatStream() {
            @Override
            public boolean hasNext() {
                return chunks.hasNext();
            }

            @Override
            public ChatChunk next() {
                return chunks.next();
            }

            @Override
            public void close() {
                close.run();
            }
        };
    }
}
