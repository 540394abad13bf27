package com.easyai.gateway.relaying;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The way to a caller that reads events. A write waits for as long as the caller takes, and with it the reading from the
 * platform. While nothing is to be said, a comment now and then finds out whether anybody still listens.
 */
public final class CallerStream {
    private static final byte[] BEFORE = bytes("data: ");
    private static final byte[] AFTER = bytes("\n\n");
    private static final byte[] STILL_HERE = bytes(": still here\n\n");

    private final OutputStream out;
    private final Runnable whenGone;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile long lastSaid = System.nanoTime();
    private volatile boolean gone;
    private boolean closed;

    /** The caller went away: nothing more can be said. */
    public static final class CallerLeftException extends IOException {
        private static final long serialVersionUID = 1L;

        CallerLeftException(IOException cause) {
            super("the caller has closed the connection", cause);
        }
    }

    private CallerStream(OutputStream out, Runnable whenGone) {
        this.out = out;
        this.whenGone = whenGone;
    }

    /** Begins the answer; {@code whenGone} is run, by any thread, once the caller is found to have left. */
    public static CallerStream open(HttpServletResponse response, Runnable whenGone) throws IOException {
        response.setContentType("text/event-stream");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        // Proxies that gather answers would hold every event back.
        response.setHeader("X-Accel-Buffering", "no");
        return new CallerStream(response.getOutputStream(), whenGone);
    }

    /** One event; {@code flush} is false if the next one is at hand. */
    void event(byte[] data, boolean flush) throws CallerLeftException {
        event(data, 0, 0, new byte[0], flush);
    }

    /** One event in which {@code instead} stands for the bytes from {@code from} and before {@code to}. */
    void event(byte[] data, int from, int to, byte[] instead, boolean flush) throws CallerLeftException {
        turn.lock();
        try {
            out.write(BEFORE);
            out.write(data, 0, from);
            out.write(instead);
            out.write(data, to, data.length - to);
            out.write(AFTER);
            if (flush) {
                out.flush();
            }
            lastSaid = System.nanoTime();
        } catch (IOException e) {
            throw left(e);
        } finally {
            turn.unlock();
        }
    }

    /** The stream's last event. */
    public void last(String data) throws CallerLeftException {
        event(bytes(data), true);
    }

    /** True if whoever wrote last, also a heartbeat, found nobody there. */
    boolean isGone() {
        return gone;
    }

    long silentNanos() {
        return System.nanoTime() - lastSaid;
    }

    /** Does nothing while an event is being written. */
    void heartbeat() {
        if (!turn.tryLock()) {
            return;
        }
        try {
            if (!closed) {
                out.write(STILL_HERE);
                out.flush();
                lastSaid = System.nanoTime();
            }
        } catch (IOException e) {
            gone = true;
            whenGone.run();
        } finally {
            turn.unlock();
        }
    }

    /** After this no heartbeat touches the answer any more. */
    void close() {
        turn.lock();
        try {
            closed = true;
        } finally {
            turn.unlock();
        }
    }

    private CallerLeftException left(IOException e) {
        gone = true;
        whenGone.run();
        return new CallerLeftException(e);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
