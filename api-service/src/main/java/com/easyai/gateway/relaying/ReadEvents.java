package com.easyai.gateway.relaying;

import java.io.IOException;
import java.util.Optional;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** Reads the data of server-sent events, one after the other. Comments and other fields are passed over. */
public final class ReadEvents {
    private static final int LONGEST_EVENT = 16 * 1024 * 1024;
    private static final int DATA = "data:".length();

    private final BufferedSource source;

    public ReadEvents(BufferedSource source) {
        this.source = source;
    }

    /**
     * Waits for the next event's data, in one line; empty at the end of the stream.
     *
     * @throws IOException if the stream breaks, or an event is longer than any should be
     */
    public Optional<byte[]> next() throws IOException {
        byte[] data = null;
        for (byte[] line = line(); line != null; line = line()) {
            if (line.length == 0 && data != null) {
                return Optional.of(data);
            }
            if (isData(line)) {
                data = joined(data, line);
            }
        }
        return Optional.ofNullable(data);
    }

    /** True if more has arrived already, so that what was written need not be sent by itself. */
    boolean hasMore() {
        return source.getBuffer().size() > 0;
    }

    private byte @Nullable [] line() throws IOException {
        long end = source.indexOf((byte) '\n', 0, LONGEST_EVENT);
        if (end < 0 && source.getBuffer().size() >= LONGEST_EVENT) {
            throw new IOException("an event is longer than " + LONGEST_EVENT + " bytes");
        }
        if (end < 0) {
            return source.exhausted() ? null : source.readByteArray();
        }
        boolean carriage = end > 0 && source.getBuffer().getByte(end - 1) == '\r';
        byte[] line = source.readByteArray(carriage ? end - 1 : end);
        source.skip(carriage ? 2 : 1);
        return line;
    }

    private static boolean isData(byte[] line) {
        return line.length >= DATA
                && line[0] == 'd'
                && line[1] == 'a'
                && line[2] == 't'
                && line[3] == 'a'
                && line[4] == ':';
    }

    /** Between lines of data there may be any white space, for they are JSON. */
    private static byte[] joined(byte @Nullable [] data, byte[] line) {
        int from = line.length > DATA && line[DATA] == ' ' ? DATA + 1 : DATA;
        var joined = new Buffer();
        if (data != null) {
            joined.write(data).writeByte(' ');
        }
        return joined.write(line, from, line.length - from).readByteArray();
    }
}
