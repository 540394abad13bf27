package com.easyai.gateway.estimate;

import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Refuses fields that mean nothing here, by a name that can be shown: no control characters, and not without end. */
final class KnownFields {
    private static final int LONGEST_SHOWN = 64;

    private KnownFields() {}

    /** {@code unknown} says after a field's name what it is not. */
    static void only(List<String> known, ObjectNode body, String unknown) {
        for (String field : body.propertyNames()) {
            if (!known.contains(field)) {
                String shown = shown(field);
                throw GatewayException.at(
                        shown,
                        ErrorCode.UNKNOWN_PARAMETER,
                        shown + " " + unknown + "; known are " + String.join(", ", known) + ".");
            }
        }
    }

    private static String shown(String field) {
        String printable = field.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
        return printable.substring(0, Math.min(printable.length(), LONGEST_SHOWN));
    }
}
