package com.easyai.gateway.standin.kept;

import com.easyai.gateway.standin.web.Json;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Records of one type, a line of JSON each, only ever appended. A record is found again by the offset of its line, so
 * that memory holds offsets, not bodies. A line that a crash left half written is cut off when the file is opened.
 */
final class JsonLines<T> implements AutoCloseable {
    private final FileChannel channel;
    private final Class<T> type;
    private long end;

    /** Sees the records that were there, oldest first. */
    @FunctionalInterface
    interface Reader<T> {
        void read(long offset, T record);
    }

    private JsonLines(FileChannel channel, Class<T> type) {
        this.channel = channel;
        this.type = type;
    }

    static <T> JsonLines<T> open(Path file, Class<T> type, Reader<T> reader) {
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            JsonLines<T> lines = new JsonLines<>(channel, type);
            lines.readAll(reader);
            return lines;
        } catch (IOException broken) {
            throw new UncheckedIOException(file + " cannot be opened", broken);
        }
    }

    private void readAll(Reader<T> reader) throws IOException {
        channel.position(0);
        InputStream in = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                reader.read(end, Json.read(line.toString(StandardCharsets.UTF_8), type));
                end += line.size() + 1L;
                line.reset();
            } else {
                line.write(next);
            }
        }
        channel.truncate(end);
    }

    /** Appends and answers the offset under which {@link #at} finds it. */
    synchronized long append(T record) {
        ByteBuffer line = ByteBuffer.wrap((Json.text(record) + "\n").getBytes(StandardCharsets.UTF_8));
        long offset = end;
        try {
            while (line.hasRemaining()) {
                end += channel.write(line, end);
            }
        } catch (IOException full) {
            throw new UncheckedIOException("a record could not be written; is the disk full?", full);
        }
        return offset;
    }

    T at(long offset) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(2048);
        ByteBuffer piece = ByteBuffer.allocate(2048);
        try {
            for (long from = offset; channel.read(piece.clear(), from) > 0; from += piece.limit()) {
                piece.flip();
                int length = untilNewline(piece);
                line.write(piece.array(), 0, length);
                if (length < piece.limit()) {
                    break;
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("the record at " + offset + " cannot be read", broken);
        }
        return Json.read(line.toString(StandardCharsets.UTF_8), type);
    }

    private static int untilNewline(ByteBuffer piece) {
        int length = 0;
        while (length < piece.limit() && piece.get(length) != '\n') {
            length++;
        }
        return length;
    }

    synchronized void clear() {
        try {
            channel.truncate(0);
            end = 0;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
