package com.easyai.gateway.requestbody;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads a JSON object, or a form as one, within the limits of size, depth, time and memory. */
public final class ReadBody {
    private static final int LONGEST_SHOWN = 200;
    private static final Pattern TWICE = Pattern.compile("Duplicate property \"([^\"]+)\"");

    private static final JsonMapper STRICT = Json.MAPPER
            .rebuild()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final BodySettings settings;
    private final BodyMemory memory;

    ReadBody(BodySettings settings, BodyMemory memory) {
        this.settings = settings;
        this.memory = memory;
    }

    /** A body; closing it lets the next one in, so it is closed when nothing of it is needed any more. */
    public static final class Body implements AutoCloseable {
        private final ObjectNode json;
        private final BodyMemory.Share share;

        private Body(ObjectNode json, BodyMemory.Share share) {
            this.json = json;
            this.share = share;
        }

        public ObjectNode json() {
            return json;
        }

        @Override
        public void close() {
            share.close();
        }
    }

    /**
     * Reads and parses.
     *
     * @throws GatewayException 415 for another type, 413 for too long a body, 400 for anything but one JSON object with
     *     distinct names, 503 if too many large bodies are being read
     */
    public Body json(HttpServletRequest request) throws IOException {
        requireJson(request);
        return read(request, settings.largestBytes(), ReadBody::parse);
    }

    /**
     * Reads a form that the caller parses. It may be three quarters as long as JSON: pictures are a third longer there,
     * and one job has one limit however it is sent.
     *
     * @throws GatewayException as {@link #json} does, except for the type, and what {@code parse} throws
     */
    public Body form(HttpServletRequest request, Function<byte[], ObjectNode> parse) throws IOException {
        refuseEncoded(request);
        return read(request, settings.largestBytes() / 4 * 3, parse);
    }

    private Body read(HttpServletRequest request, int largest, Function<byte[], ObjectNode> parse) throws IOException {
        var receiving = new ReceiveBytes(request, largest, settings.readWithin());
        BodyMemory.Share share = memory.take(receiving.mostBytes());
        boolean handedOver = false;
        try {
            var body = new Body(parse.apply(receiving.all()), share);
            handedOver = true;
            return body;
        } finally {
            if (!handedOver) {
                share.close();
            }
        }
    }

    private static void requireJson(HttpServletRequest request) {
        String type = request.getContentType() == null ? "" : request.getContentType();
        String mediaType = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!mediaType.equals("application/json")) {
            throw GatewayException.of(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Send JSON with the header Content-Type: application/json.");
        }
        refuseEncoded(request);
    }

    private static void refuseEncoded(HttpServletRequest request) {
        String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw GatewayException.of(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Send the body as it is, without Content-Encoding.");
        }
    }

    private static ObjectNode parse(byte[] bytes) {
        try {
            JsonNode node = STRICT.readTree(bytes);
            if (node instanceof ObjectNode object) {
                BrokenText.find(object).ifPresent(ReadBody::refuseBroken);
                return object;
            }
        } catch (StreamConstraintsException e) {
            throw notJson("has too many levels, too long a number or too long a name", e.getLocation());
        } catch (JacksonException e) {
            throw notJson(reason(e), e.getLocation());
        }
        throw GatewayException.of(ErrorCode.INVALID_REQUEST, "The body must be a JSON object.");
    }

    private static void refuseBroken(String path) {
        String shown = printable(path);
        throw GatewayException.at(shown, ErrorCode.INVALID_VALUE, shown + " must not hold broken Unicode.");
    }

    private static GatewayException notJson(String problem, TokenStreamLocation where) {
        String place = where == null || where.getLineNr() < 1
                ? ""
                : " (line " + where.getLineNr() + ", column " + where.getColumnNr() + ")";
        return GatewayException.of(ErrorCode.INVALID_REQUEST, "The body " + problem + place + ".");
    }

    /** In our own words: the parser's are for those who set it up. */
    private static String reason(JacksonException e) {
        Matcher twice = TWICE.matcher(printable(String.valueOf(e.getOriginalMessage())));
        return twice.lookingAt()
                ? "has the field " + twice.group(1) + " twice in one object; send each once"
                : "is not valid JSON; mend it where it breaks off";
    }

    private static String printable(String text) {
        String printable = text.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
        return printable.length() <= LONGEST_SHOWN ? printable : printable.substring(0, LONGEST_SHOWN) + "…";
    }
}
