package com.easyai.gateway.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a provider's JSON in one pass. A text named {@code b64_json} is decoded while it arrives and stands in the result
 * as binary, empty if it is not base64, so that a large picture is held once. Everything else must be small: an answer of
 * many megabytes that is no picture is meant to exhaust us.
 */
public final class ReadAnswer {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_TOKENS = 100_000;
    private static final int MAX_PICTURE = 150 * 1024 * 1024;
    private static final int MAX_TEXT = 256 * 1024;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxTokenCount(MAX_TOKENS)
                    .maxStringLength(MAX_PICTURE)
                    .build())
            .build();

    private final JsonParser parser;

    private ReadAnswer(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Empty for what is not JSON or beyond the bounds.
     *
     * @throws IOException if the body breaks off or is too large
     */
    public static Optional<JsonNode> of(InputStream body) throws IOException {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), body)) {
            return parser.nextToken() == null ? Optional.empty() : Optional.of(new ReadAnswer(parser).value(""));
        } catch (JacksonIOException e) {
            throw e.getCause();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private JsonNode value(String name) {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array(name);
            case VALUE_STRING -> name.equals("b64_json") ? picture() : text();
            case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalStateException("no value begins with " + token);
        };
    }

    private ObjectNode object() {
        ObjectNode object = NODES.objectNode();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            object.set(name, value(name));
        }
        return object;
    }

    private ArrayNode array(String name) {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(name));
        }
        return array;
    }

    private JsonNode picture() {
        Base64Writer decoded = new Base64Writer();
        parser.readString(decoded);
        return NODES.binaryNode(decoded.bytes());
    }

    private JsonNode text() {
        var text = new StringWriter() {
            @Override
            public void write(char[] chars, int from, int length) {
                if (getBuffer().length() + length <= MAX_TEXT) {
                    super.write(chars, from, length);
                }
            }
        };
        parser.readString(text);
        return NODES.stringNode(text.toString());
    }
}
