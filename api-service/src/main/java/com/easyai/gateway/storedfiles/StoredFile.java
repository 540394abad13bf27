package com.easyai.gateway.storedfiles;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.apache.coyote.CloseNowException;

/** An open part of a stored file. A connection that breaks is replaced, and reading goes on where it stopped. */
public final class StoredFile implements AutoCloseable {
    private static final int PIECE = 16 * 1024;
    private static final int TRIES = 3;

    private final FetchSpan fetch;
    private final HttpUrl url;
    private Span rest;
    private Response response;

    private StoredFile(FetchSpan fetch, HttpUrl url, Span span, Response response) {
        this.fetch = fetch;
        this.url = url;
        this.rest = span;
        this.response = response;
    }

    /** A pooled connection may have been closed by the other side, so one failure says little. */
    static StoredFile open(FetchSpan fetch, HttpUrl url, Span span) throws IOException {
        try {
            return new StoredFile(fetch, url, span, fetch.fetch(url, span));
        } catch (IOException first) {
            return new StoredFile(fetch, url, span, fetch.fetch(url, span));
        }
    }

    /** How many bytes are still to be copied. */
    public long length() {
        return rest.length();
    }

    /**
     * Copies exactly the span that was asked for.
     *
     * @throws CloseNowException if it cannot be read to its end: its receiver must not take what came for the whole
     */
    public void copyTo(OutputStream out) throws IOException {
        byte[] piece = new byte[PIECE];
        while (true) {
            int read = read(piece);
            out.write(piece, 0, read);
            if (read == rest.length()) {
                return;
            }
            rest = rest.without(read);
        }
    }

    @Override
    public void close() {
        response.close();
    }

    private int read(byte[] piece) throws CloseNowException {
        for (int tries = 1; true; tries++) {
            try {
                return readOnce(piece);
            } catch (IOException e) {
                if (tries == TRIES) {
                    throw new CloseNowException("the stored file at " + url.host() + " ended early", e);
                }
                reopen();
            }
        }
    }

    private int readOnce(byte[] piece) throws IOException {
        int most = (int) Math.min(piece.length, rest.length());
        int read = response.body().byteStream().read(piece, 0, most);
        if (read < 1) {
            throw new EOFException("ended with " + rest.length() + " bytes to come");
        }
        return read;
    }

    private void reopen() throws CloseNowException {
        response.close();
        try {
            response = fetch.fetch(url, rest);
        } catch (IOException e) {
            throw new CloseNowException("the stored file at " + url.host() + " could not be opened again", e);
        }
    }
}
