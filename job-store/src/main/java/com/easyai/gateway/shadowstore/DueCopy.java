package com.easyai.gateway.shadowstore;

import java.util.Optional;

/** A copy to decide about; {@code first} is what was decided about it before, if it was. */
public record DueCopy(String requestId, String document, Optional<String> first) {
    /** Prints without the document. */
    @Override
    public String toString() {
        return "DueCopy[" + requestId + "]";
    }
}
