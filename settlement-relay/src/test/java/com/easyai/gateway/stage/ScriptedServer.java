package com.easyai.gateway.stage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that writes on the bare connection what a test tells it to: wrong lengths, broken bodies, anything. */
final class ScriptedServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final List<String> heads = new CopyOnWriteArrayList<>();

    /** Writes a whole answer; the connection is closed after it. */
    interface Script {
        void answer(OutputStream out) throws IOException;
    }

    ScriptedServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    ScriptedServer on(String path, Script script) {
        scripts.put(path, script);
        return this;
    }

    String host() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    String url(String path) {
        return "http://" + host() + path;
    }

    /** The head of every request so far; also of those to unknown paths. */
    List<String> heads() {
        return heads;
    }

    static Script file(String type, byte[] bytes) {
        return out -> {
            head(out, "200 OK", type, bytes.length);
            out.write(bytes);
        };
    }

    static Script status(String status) {
        return out -> head(out, status, "text/plain", 0);
    }

    static void head(OutputStream out, String status, String type, long length) throws IOException {
        String head = "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + length
                + "\r\nConnection: close\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var in = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
            var head = new StringBuilder();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                head.append(line).append('\n');
            }
            heads.add(head.toString());
            String path = head.toString().split(" ", -1)[1];
            scripts.getOrDefault(path, status("404 Not Found")).answer(connection.getOutputStream());
        } catch (IOException e) {
            // The relay hung up, which is its right.
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
