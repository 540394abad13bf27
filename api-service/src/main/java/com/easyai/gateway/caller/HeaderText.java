package com.easyai.gateway.caller;

import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Reads headers that say who a request is for: at most once each, UTF-8 or Latin-1, nothing unprintable. */
final class HeaderText {
    private static final int LONGEST_NAME = 255;

    private HeaderText() {}

    /** @throws GatewayException 400 naming the header if it is there twice, too long or not plain text */
    static Optional<String> name(HttpServletRequest request, String header) {
        Optional<String> value = once(request, header).map(HeaderText::decode).filter(text -> !text.isBlank());
        value.ifPresent(text -> {
            if (!isName(text)) {
                throw unusable(header, "must be 1 to " + LONGEST_NAME + " characters without control characters.");
            }
        });
        return value;
    }

    static Optional<String> once(HttpServletRequest request, String header) {
        List<String> values = Collections.list(request.getHeaders(header));
        if (values.size() > 1) {
            throw unusable(header, "must be sent once.");
        }
        return values.stream().findFirst();
    }

    static boolean isName(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST_NAME
                && text.codePoints()
                        .noneMatch(c -> Character.isISOControl(c)
                                || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    static GatewayException unusable(String header, String demand) {
        return GatewayException.at(header, ErrorCode.INVALID_REQUEST, "The header " + header + " " + demand);
    }

    /** The server hands us bytes as Latin-1; names beyond it are sent as UTF-8. */
    private static String decode(String header) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(header.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            return header;
        }
    }
}
