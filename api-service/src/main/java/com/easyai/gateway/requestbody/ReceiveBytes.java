package com.easyai.gateway.requestbody;

import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;

/** Receives one request's body, within its length and time. */
final class ReceiveBytes {
    private static final int FIRST_OF_UNKNOWN = 64 * 1024;

    private final InputStream in;
    private final int largest;
    private final Duration within;
    private final long declared;
    private final long deadline;
    private byte[] bytes = {};
    private int length;
    private boolean ended;

    /** @throws GatewayException 413 if it says itself that it is too long */
    ReceiveBytes(HttpServletRequest request, int largest, Duration within) throws IOException {
        this.in = request.getInputStream();
        this.largest = largest;
        this.within = within;
        this.declared = request.getContentLengthLong();
        this.deadline = System.nanoTime() + within.toNanos();
        if (declared > largest) {
            throw tooLarge();
        }
    }

    /**
     * The most bytes it can have. To know that of a body that does not say, its beginning is read: most such bodies are
     * small, and must not be taken for the largest.
     */
    long mostBytes() throws IOException {
        if (declared >= 0) {
            return declared;
        }
        bytes = new byte[FIRST_OF_UNKNOWN];
        fill();
        return ended ? length : largest;
    }

    /** @throws GatewayException 413 if it is too long, 400 if it took too long */
    byte[] all() throws IOException {
        if (declared >= 0) {
            bytes = new byte[(int) declared];
            fill();
        }
        while (!ended && declared < 0) {
            grow();
            fill();
        }
        return bytes.length == length ? bytes : Arrays.copyOf(bytes, length);
    }

    private void fill() throws IOException {
        while (!ended && length < bytes.length) {
            int read = in.read(bytes, length, bytes.length - length);
            ended = read < 0;
            length += Math.max(0, read);
            requireInTime();
        }
    }

    /** To one byte more than the most allowed, which is how too long a body is noticed. */
    private void grow() {
        if (length > largest) {
            throw tooLarge();
        }
        bytes = Arrays.copyOf(bytes, (int) Math.min(bytes.length * 2L, largest + 1L));
    }

    private void requireInTime() {
        if (System.nanoTime() - deadline > 0) {
            throw GatewayException.of(
                    ErrorCode.INVALID_REQUEST, "The body did not arrive within " + within.toSeconds() + " seconds.");
        }
    }

    private GatewayException tooLarge() {
        return GatewayException.of(
                ErrorCode.PAYLOAD_TOO_LARGE, "The body must not be longer than " + largest + " bytes.");
    }
}
