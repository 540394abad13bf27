package com.easyai.gateway.outbound;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads one POST of {@code {}} from each connection, writes a fixed answer as it is, and closes without a word. */
final class OneShotServer implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger requests = new AtomicInteger();
    private final Semaphore closed = new Semaphore(0);
    private final String answer;

    OneShotServer(String answer) throws IOException {
        this.answer = answer;
        Thread.ofVirtual().start(this::serve);
    }

    String url() {
        return "http://localhost:" + listening.getLocalPort() + "/";
    }

    int requests() {
        return requests.get();
    }

    /** Waits until the n-th connection is closed; must be called once for each. */
    void awaitClosed(int connection) throws InterruptedException {
        if (!closed.tryAcquire(10, TimeUnit.SECONDS)) {
            throw new AssertionError("connection " + connection + " is still open");
        }
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (Socket socket = listening.accept()) {
                readRequest(socket.getInputStream());
                requests.incrementAndGet();
                socket.getOutputStream().write(answer.getBytes(US_ASCII));
            } catch (IOException e) {
                continue; // the client went away, or the test is over
            }
            closed.release();
        }
    }

    private static void readRequest(InputStream in) throws IOException {
        StringBuilder seen = new StringBuilder();
        while (!seen.toString().endsWith("\r\n\r\n{}")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the request ended early");
            }
            seen.append((char) next);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
