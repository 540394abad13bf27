package com.easyai.gateway.fetching;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * Holds one result between its source and server-main: small ones in memory, larger ones in a file. It stands between the
 * two, where a stream straight through would do without, because the digest is a header and so must be known before the
 * first byte is sent, because nothing may reach server-main of a source that breaks off, and because a slow source must
 * not hold a connection of server-main.
 *
 * <p>The file loses its name as soon as it is open: whatever ends the process, its space is free again.
 */
public final class Spool implements AutoCloseable {
    /** Most pictures fit; with all places taken it is a small part of a small heap. */
    private static final int MOST_IN_MEMORY = 512 * 1024;

    private static final int PIECE = 64 * 1024;

    private final Path folder;
    private final MessageDigest digest = sha256Digest();
    private ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable FileChannel file;
    private byte[] head = new byte[0];
    private long length;

    Spool(Path folder) {
        this.folder = folder;
    }

    /** @throws UncheckedIOException if the disk does not take it, which is our trouble and not the source's */
    void write(byte[] bytes, int count) {
        if (length == 0) {
            head = Arrays.copyOf(bytes, Math.min(count, MediaKind.HEAD));
        }
        digest.update(bytes, 0, count);
        length += count;
        try {
            keep(bytes, count);
        } catch (IOException e) {
            throw new UncheckedIOException("A result could not be spooled in " + folder, e);
        }
    }

    private void keep(byte[] bytes, int count) throws IOException {
        if (file == null && length > MOST_IN_MEMORY) {
            file = open(folder);
            writeFully(file, ByteBuffer.wrap(memory.toByteArray()));
            memory = new ByteArrayOutputStream();
        }
        if (file == null) {
            memory.write(bytes, 0, count);
        } else {
            writeFully(file, ByteBuffer.wrap(bytes, 0, count));
        }
    }

    public long length() {
        return length;
    }

    /** The first bytes, to tell what it is by. */
    public byte[] head() {
        return head;
    }

    /** Ends the writing. */
    public byte[] sha256() {
        return digest.digest();
    }

    /** May be sent any number of times until this is closed. */
    public RequestBody body(MediaType type) {
        FileChannel spooled = file;
        return spooled == null ? RequestBody.create(memory.toByteArray(), type) : new FileBody(spooled, length, type);
    }

    @Override
    public void close() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A spool in " + folder + " could not be closed", e);
        }
    }

    private static FileChannel open(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path path = Files.createTempFile(folder, "result-", ".part");
        try {
            return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } finally {
            Files.delete(path);
        }
    }

    private static void writeFully(FileChannel file, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static final class FileBody extends RequestBody {
        private final FileChannel file;
        private final long length;
        private final MediaType type;

        FileBody(FileChannel file, long length, MediaType type) {
            this.file = file;
            this.length = length;
            this.type = type;
        }

        @Override
        public MediaType contentType() {
            return type;
        }

        @Override
        public long contentLength() {
            return length;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            ByteBuffer piece = ByteBuffer.allocate(PIECE);
            for (long at = 0; at < length; at += piece.position()) {
                piece.clear();
                if (file.read(piece, at) < 0) {
                    throw new IOException("the spooled file ended early");
                }
                sink.write(piece.array(), 0, piece.position());
            }
        }
    }
}
