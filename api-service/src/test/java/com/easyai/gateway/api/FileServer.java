package com.easyai.gateway.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where server-main keeps files, in good and in bad manners. */
final class FileServer implements AutoCloseable {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");

    enum Manner {
        GIVES_PARTS,
        GIVES_WHOLE_FILES_ONLY,
        BREAKS_OFF_ONCE,
        BREAKS_OFF_ALWAYS,
        WAITS_IN_THE_MIDDLE,
        HAS_LOST_IT
    }

    private record Kept(byte[] bytes, Manner manner, AtomicInteger asked) {}

    private final HttpServer server;
    private final Map<String, Kept> files = new ConcurrentHashMap<>();
    final CountDownLatch mayGoOn = new CountDownLatch(1);

    FileServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    OtherHands.Stored keep(String mediaType, byte[] bytes, Manner manner) {
        String path = "/" + files.size();
        files.put(path, new Kept(bytes, manner, new AtomicInteger()));
        return new OtherHands.Stored(
                mediaType, "http://127.0.0.1:" + server.getAddress().getPort() + path, bytes);
    }

    private void answer(HttpExchange exchange) throws IOException {
        Kept file = Optional.ofNullable(files.get(exchange.getRequestURI().getPath()))
                .orElseThrow();
        try (exchange) {
            int time = file.asked().incrementAndGet();
            if (file.manner() == Manner.HAS_LOST_IT) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            Matcher range =
                    RANGE.matcher(String.valueOf(exchange.getRequestHeaders().getFirst("Range")));
            boolean part = file.manner() != Manner.GIVES_WHOLE_FILES_ONLY && range.matches();
            int first = part ? Integer.parseInt(range.group(1)) : 0;
            int end = part ? Integer.parseInt(range.group(2)) + 1 : file.bytes().length;
            if (part) {
                exchange.getResponseHeaders()
                        .set("Content-Range", "bytes " + first + "-" + (end - 1) + "/" + file.bytes().length);
            }
            exchange.sendResponseHeaders(part ? 206 : 200, end - first);
            send(exchange, file, first, end, time);
        }
    }

    private void send(HttpExchange exchange, Kept file, int first, int end, int time) throws IOException {
        int half = first + (end - first) / 2;
        exchange.getResponseBody().write(file.bytes(), first, half - first);
        exchange.getResponseBody().flush();
        boolean breaksOff =
                file.manner() == Manner.BREAKS_OFF_ALWAYS || (file.manner() == Manner.BREAKS_OFF_ONCE && time == 1);
        if (file.manner() == Manner.WAITS_IN_THE_MIDDLE) {
            awaitLeave();
        }
        if (!breaksOff) {
            exchange.getResponseBody().write(file.bytes(), half, end - half);
        }
    }

    private void awaitLeave() throws IOException {
        try {
            if (!mayGoOn.await(30, TimeUnit.SECONDS)) {
                throw new IOException("nobody let it go on");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
