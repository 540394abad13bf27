package com.easyai.gateway.standin.media;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;

/** Bytes that make a file as long as it should be and that its decoders skip. */
enum Padding {
    /** Bytes as they are, for formats that ignore what follows their end. */
    RAW(0) {
        @Override
        void block(OutputStream out, int payload) throws IOException {
            out.write(NOISE, 0, payload);
        }
    },
    /** PNG chunks of a private, ancillary type. */
    PNG_CHUNKS(12) {
        @Override
        void block(OutputStream out, int payload) throws IOException {
            byte[] type = "fiLl".getBytes(StandardCharsets.US_ASCII);
            CRC32 crc = new CRC32();
            crc.update(type);
            crc.update(NOISE, 0, payload);
            out.write(ByteBuffer.allocate(8).putInt(payload).put(type).array());
            out.write(NOISE, 0, payload);
            out.write(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
        }
    },
    /** MP4 boxes of type {@code free}. */
    MP4_BOXES(8) {
        @Override
        void block(OutputStream out, int payload) throws IOException {
            byte[] type = "free".getBytes(StandardCharsets.US_ASCII);
            out.write(ByteBuffer.allocate(8).putInt(payload + 8).put(type).array());
            out.write(NOISE, 0, payload);
        }
    };

    private static final int BLOCK = 1024 * 1024;

    /** The same everywhere and always, and not compressible. */
    private static final byte[] NOISE = noise();

    private final int overhead;

    Padding(int overhead) {
        this.overhead = overhead;
    }

    abstract void block(OutputStream out, int payload) throws IOException;

    /** The padding that can be written for {@code wanted} missing bytes: as many, or none when a block does not fit. */
    long fit(long wanted) {
        return wanted <= overhead ? 0 : wanted;
    }

    /** Writes exactly {@code total} bytes, a number that {@link #fit} gave. */
    void write(OutputStream out, long total) throws IOException {
        long left = total;
        while (left > 0) {
            long payload = Math.min(BLOCK, left - overhead);
            long after = left - payload - overhead;
            if (after > 0 && after <= overhead) {
                payload -= overhead;
            }
            block(out, (int) payload);
            left -= payload + overhead;
        }
    }

    private static byte[] noise() {
        byte[] bytes = new byte[BLOCK];
        new Random(20260901).nextBytes(bytes);
        return bytes;
    }
}
