package com.easyai.gateway.catalogueadmin;

import com.easyai.gateway.document.DocumentText;
import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Receives the text of a document, within its size and of a type that can be read. */
final class ReadDocument {
    private static final String JSON = "application/json";
    private static final Set<String> YAML =
            Set.of("application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml", "text/vnd.yaml");
    private static final String HOW = "Send the whole document with Content-Type: application/yaml or application/json";

    private ReadDocument() {}

    /** @throws GatewayException 415 for another type, 413 for too long a document, 400 for one that is not UTF-8 text */
    static String text(HttpServletRequest request) throws IOException {
        String type = mediaType(request);
        if (!type.equals(JSON) && !YAML.contains(type)) {
            throw GatewayException.of(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                    type.isEmpty() ? HOW + "; this request names no type." : HOW + ", not " + type + ".");
        }
        requirePlain(request);
        String text = decode(bytes(request));
        if (type.equals(JSON) && !text.stripLeading().startsWith("{")) {
            throw GatewayException.of(
                    ErrorCode.INVALID_REQUEST,
                    "The body is no JSON object, though its Content-Type says so; YAML goes as application/yaml.");
        }
        return text;
    }

    private static String mediaType(HttpServletRequest request) {
        String type = Optional.ofNullable(request.getContentType()).orElse("");
        return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static void requirePlain(HttpServletRequest request) {
        String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw GatewayException.of(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Send the document as it is, without Content-Encoding.");
        }
    }

    private static byte[] bytes(HttpServletRequest request) throws IOException {
        int most = DocumentText.MAX_CHARACTERS;
        byte[] bytes = request.getContentLengthLong() > most
                ? new byte[most + 1]
                : request.getInputStream().readNBytes(most + 1);
        if (bytes.length > most) {
            throw GatewayException.of(
                    ErrorCode.PAYLOAD_TOO_LARGE, "The document must not be longer than " + most + " bytes.");
        }
        return bytes;
    }

    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw GatewayException.of(ErrorCode.INVALID_REQUEST, "The document is not text in UTF-8.");
        }
    }
}
