package com.easyai.gateway.standin.desk;

import java.io.IOException;
import java.io.OutputStream;

/** Passes so many bytes on and then fails, so that the connection breaks in the middle of a file. */
final class Breaking extends OutputStream {
    private final OutputStream out;
    private long left;

    Breaking(OutputStream out, long left) {
        this.out = out;
        this.left = left;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        int now = (int) Math.min(count, left);
        out.write(bytes, offset, now);
        left -= now;
        if (now < count) {
            out.flush();
            throw new IOException("the stand-in was told to break off here");
        }
    }
}
