package com.easyai.gateway.client.chat;

import com.easyai.gateway.client.exchange.Deadline;
import com.easyai.gateway.client.failure.GatewayException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Reads server-sent events as chunks. Only {@code [DONE]} is the end: a connection that ends before it broke. */
final class ReadChunks implements ChatStream {
    private static final String DATA = "data:";
    private static final String END = "[DONE]";

    private final InputStream body;
    private final BufferedReader lines;
    private final Alarm alarm;
    private @Nullable ChatChunk next;
    private volatile boolean over;

    ReadChunks(InputStream body, Deadline deadline) {
        this.body = body;
        this.lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        this.alarm = Alarm.at(deadline, this::hangUp);
    }

    @Override
    public boolean hasNext() {
        if (next == null && !over) {
            next = read();
        }
        return next != null;
    }

    @Override
    public ChatChunk next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException("The completion has ended.");
        }
        ChatChunk chunk = next;
        next = null;
        return chunk;
    }

    private @Nullable ChatChunk read() {
        try {
            String data = data();
            if (!data.equals(END)) {
                return ChunkEvent.read(data);
            }
            close();
            return null;
        } catch (IOException | GatewayException e) {
            return failed(e);
        }
    }

    /** The next event's data; comments, which keep the connection alive, and other fields are skipped. */
    private String data() throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(DATA)) {
                return line.substring(DATA.length()).strip();
            }
        }
        throw new IOException("the connection ended before the completion did");
    }

    /** Closed by its reader it has just ended, with nothing more to say. */
    private @Nullable ChatChunk failed(Exception cause) {
        boolean closed = over;
        close();
        if (alarm.rang()) {
            throw GatewayException.of(GatewayException.TIMEOUT, "The completion did not end in time.", cause);
        }
        if (closed) {
            return null;
        }
        throw cause instanceof GatewayException told
                ? told
                : GatewayException.of(
                        GatewayException.STREAM_BROKEN, "The completion broke off: " + cause.getMessage(), cause);
    }

    @Override
    public void close() {
        over = true;
        alarm.cancel();
        hangUp();
    }

    /** Closing the body ends the exchange, and so the provider's work; a read that waits is woken. */
    private void hangUp() {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing an answer only cancels it", e);
        }
    }
}
