package com.easyai.gateway.submission;

import com.easyai.gateway.canonical.CanonicalJson;
import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.intake.NewJob;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the header {@code Idempotency-Key}, bare or quoted, with what it must be the same request by. */
public final class ReadKey {
    private static final String HEADER = "Idempotency-Key";
    private static final int LONGEST = 255;

    private ReadKey() {}

    /**
     * The key, with the fingerprint of the whole request; empty without the header.
     *
     * @throws GatewayException 400 if it is there and not one key of 1 to 255 printable characters
     */
    public static Optional<NewJob.IdempotencyKey> of(HttpServletRequest request, ObjectNode body) {
        List<String> values = Collections.list(request.getHeaders(HEADER));
        if (values.isEmpty()) {
            return Optional.empty();
        }
        String key = unquoted(values.getFirst().strip());
        if (values.size() > 1 || !isKey(key)) {
            throw GatewayException.at(
                    HEADER,
                    ErrorCode.INVALID_VALUE,
                    "The header Idempotency-Key must be sent once, with 1 to " + LONGEST + " printable characters.");
        }
        return Optional.of(new NewJob.IdempotencyKey(key, fingerprint(request.getServletPath(), body)));
    }

    /** Of the whole request: the same body sent elsewhere asks for something else. */
    private static byte[] fingerprint(String path, ObjectNode body) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("path", path);
        request.set("body", body);
        return CanonicalJson.fingerprint(request);
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private static boolean isKey(String key) {
        return !key.isEmpty() && key.length() <= LONGEST && key.chars().allMatch(c -> c >= ' ' && c < 0x7F);
    }
}
