package com.easyai.gateway.standin.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.BufferUtil;
import org.jspecify.annotations.Nullable;

/**
 * Reads a multipart body as it arrives: file parts go to where the reader sends them, a chunk at a time; text parts
 * are handed over whole.
 */
public final class Multipart {
    private static final int CHUNK = 64 * 1024;
    private static final int TEXT_LIMIT = 1024 * 1024;

    /** The name, filename and media type of a file part. */
    public record FilePart(String name, String filename, String mediaType) {}

    /** Takes the parts in the order in which they came. */
    public interface Parts {
        /** Where the bytes of this file go; it is closed at the part's end. */
        OutputStream file(FilePart part) throws IOException;

        void text(String name, String value);
    }

    private Multipart() {}

    /** Reads to the end; false when the body is not a complete multipart body. */
    public static boolean read(Exchange exchange, Parts parts) throws IOException {
        Optional<String> boundary = exchange.header("Content-Type").flatMap(Multipart::boundary);
        if (boundary.isEmpty()) {
            return false;
        }
        Reader reader = new Reader(parts);
        MultiPart.Parser parser = new MultiPart.Parser(boundary.get(), reader);
        parser.setMaxParts(1000);
        feed(exchange.body(), parser, reader);
        return reader.finish();
    }

    private static Optional<String> boundary(String contentType) {
        if (!contentType.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
            return Optional.empty();
        }
        return Optional.ofNullable(MultiPart.extractBoundary(contentType));
    }

    private static void feed(InputStream body, MultiPart.Parser parser, Reader reader) throws IOException {
        byte[] buffer = new byte[CHUNK];
        for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
            parser.parse(Content.Chunk.from(ByteBuffer.wrap(buffer, 0, n), false));
            reader.rethrow();
        }
        parser.parse(Content.Chunk.EOF);
        reader.rethrow();
    }

    /** The parser's events; it cannot throw a checked exception, so the first one is kept and thrown between chunks. */
    private static final class Reader implements MultiPart.Parser.Listener {
        private final Parts parts;
        private final Map<String, String> headers = new HashMap<>();
        private OutputStream sink = OutputStream.nullOutputStream();
        private @Nullable String textName;
        private @Nullable IOException broken;
        private boolean complete;
        private boolean malformed;

        Reader(Parts parts) {
            this.parts = parts;
        }

        @Override
        public void onPartBegin() {
            headers.clear();
        }

        @Override
        public void onPartHeader(String name, String value) {
            headers.put(name.toLowerCase(Locale.ROOT), value);
        }

        @Override
        public void onPartHeaders() {
            Map<String, String> disposition = new HashMap<>();
            HttpField.getValueParameters(headers.getOrDefault("content-disposition", ""), disposition);
            String name = disposition.getOrDefault("name", "");
            String filename = disposition.get("filename");
            textName = filename == null ? name : null;
            attempt(() -> sink = filename == null ? new ByteArrayOutputStream() : parts.file(filePart(name, filename)));
        }

        private FilePart filePart(String name, String filename) {
            return new FilePart(name, filename, headers.getOrDefault("content-type", "application/octet-stream"));
        }

        @Override
        public void onPartContent(Content.Chunk chunk) {
            ByteBuffer bytes = chunk.getByteBuffer();
            attempt(() -> {
                if (sink instanceof ByteArrayOutputStream text && text.size() + bytes.remaining() > TEXT_LIMIT) {
                    throw new IOException("a text part is longer than " + TEXT_LIMIT + " bytes");
                }
                BufferUtil.writeTo(bytes, sink);
            });
        }

        @Override
        public void onPartEnd() {
            attempt(sink::close);
            if (textName != null && broken == null) {
                parts.text(textName, ((ByteArrayOutputStream) sink).toString(StandardCharsets.UTF_8));
            }
        }

        @Override
        public void onComplete() {
            complete = true;
        }

        @Override
        public void onFailure(Throwable failure) {
            malformed = true;
        }

        private void attempt(Step step) {
            if (broken != null) {
                return;
            }
            try {
                step.run();
            } catch (IOException failure) {
                broken = failure;
            }
        }

        void rethrow() throws IOException {
            if (broken != null) {
                throw broken;
            }
        }

        boolean finish() {
            return complete && !malformed;
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }
}
