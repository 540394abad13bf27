package com.easyai.gateway.shadowstore;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A copied request on its way in. It has a document to be decided about or, if that cannot be, the findings at once as
 * JSON.
 */
public record NewCopy(
        String requestId,
        String kind,
        String model,
        @Nullable String document,
        @Nullable String findings) {
    public NewCopy {
        if ((document == null) == (findings == null)) {
            throw new IllegalArgumentException(requestId + " needs either a document or findings");
        }
    }

    public static NewCopy toDecide(String requestId, String kind, String model, String document) {
        return new NewCopy(requestId, kind, model, document, null);
    }

    public static NewCopy undecidable(String requestId, String kind, String model, String findings) {
        return new NewCopy(requestId, kind, model, null, findings);
    }

    int bytes() {
        return Optional.ofNullable(document)
                .map(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .orElse(0);
    }

    /** Prints without the document. */
    @Override
    public String toString() {
        return "NewCopy[" + requestId + ", " + kind + " by " + model + "]";
    }
}
