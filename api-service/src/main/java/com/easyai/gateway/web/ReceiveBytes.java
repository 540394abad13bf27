package com.easyai.gateway.web;

import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Receives one request's body, within its length and time. */
final class ReceiveBytes {
    private static final int UNKNOWN_LENGTH_FIRST = 64 * 1024;

    private final HttpServletRequest request;
    private final BodySettings settings;
    private final long declared;
    private final long deadline;

    /** @throws GatewayException 413 if it says itself that it is too long */
    ReceiveBytes(HttpServletRequest request, BodySettings settings) {
        this.request = request;
        this.settings = settings;
        this.declared = request.getContentLengthLong();
        this.deadline = System.nanoTime() + settings.readWithin().toNanos();
        if (declared > settings.largestBytes()) {
            throw tooLarge();
        }
    }

    /** Its length if it was declared, else the longest it may have. */
    long mostBytes() {
        return declared >= 0 ? declared : settings.largestBytes();
    }

    /** @throws GatewayException 413 if it is too long, 400 if it took too long */
    byte[] all() throws IOException {
        byte[] bytes = new byte[declared >= 0 ? (int) declared : UNKNOWN_LENGTH_FIRST];
        InputStream in = request.getInputStream();
        int length = 0;
        int read = in.read(bytes, 0, bytes.length);
        while (read > 0) {
            length += read;
            requireInTime();
            if (length == bytes.length) {
                if (declared >= 0) {
                    return bytes;
                }
                bytes = grown(bytes);
            }
            read = in.read(bytes, length, bytes.length - length);
        }
        return Arrays.copyOf(bytes, length);
    }

    /** One byte more than the most allowed, which is how too long a body is noticed. */
    private byte[] grown(byte[] bytes) {
        if (bytes.length > settings.largestBytes()) {
            throw tooLarge();
        }
        return Arrays.copyOf(bytes, (int) Math.min(bytes.length * 2L, settings.largestBytes() + 1L));
    }

    private void requireInTime() {
        if (System.nanoTime() - deadline > 0) {
            throw GatewayException.of(
                    ErrorCode.INVALID_REQUEST,
                    "The body did not arrive within " + settings.readWithin().toSeconds() + " seconds.");
        }
    }

    private GatewayException tooLarge() {
        return GatewayException.of(
                ErrorCode.PAYLOAD_TOO_LARGE, "The body must not be longer than " + settings.largestBytes() + " bytes.");
    }
}
