package com.easyai.gateway.relaying;

import com.easyai.gateway.usage.Usage;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Finds the {@link Parts} of a piece of JSON in one pass, without a tree of it. */
public final class ReadParts {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_TEXT = 64 * 1024 * 1024;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_TEXT)
                    .build())
            .build();

    /** Where a model's words stand below {@code choices}: in a message or a delta, and in its calls of tools. */
    private static final Set<String> WORDS =
            Set.of("content", "reasoning_content", "reasoning", "refusal", "name", "arguments", "text");

    private final byte[] json;
    private final JsonParser parser;
    private final Consumer<String> words;
    private Parts.@Nullable Place model;
    private @Nullable Usage usage;
    private boolean content;
    private boolean finished;
    private boolean error;

    private ReadParts(byte[] json, JsonParser parser, Consumer<String> words) {
        this.json = json;
        this.parser = parser;
        this.words = words;
    }

    /** Empty for what is not a JSON object. Gives {@code words} every piece of text that the model wrote. */
    public static Optional<Parts> of(byte[] json, Consumer<String> words) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            return parser.nextToken() == JsonToken.START_OBJECT
                    ? Optional.of(new ReadParts(json, parser, words).read())
                    : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private Parts read() {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken value = parser.nextToken();
            switch (name) {
                case "model" -> model(value);
                case "usage" -> usage = ReadUsage.at(parser);
                case "choices" -> choices();
                case "data" -> data(value);
                case "error" -> error(value);
                default -> parser.skipChildren();
            }
        }
        return new Parts(Optional.ofNullable(model), Optional.ofNullable(usage), content, finished, error);
    }

    private void model(JsonToken value) {
        if (value != JsonToken.VALUE_STRING) {
            parser.skipChildren();
            return;
        }
        parser.finishToken();
        int to = (int) parser.currentLocation().getByteOffset();
        int from = to - 2;
        while (json[from] != '"' || json[from - 1] == '\\') {
            from--;
        }
        model = new Parts.Place(from, to);
    }

    private void error(JsonToken value) {
        boolean says = value == JsonToken.START_OBJECT || value == JsonToken.VALUE_STRING;
        error = says;
        parser.skipChildren();
    }

    /** Embeddings. */
    private void data(JsonToken value) {
        content |= value == JsonToken.START_ARRAY;
        parser.skipChildren();
    }

    /** Below {@code choices} only names count, so it is walked flat. */
    private void choices() {
        int depth = 0;
        String name = "";
        do {
            switch (parser.currentToken()) {
                case START_OBJECT -> {
                    depth++;
                    content = true;
                }
                case START_ARRAY -> depth++;
                case END_OBJECT, END_ARRAY -> depth--;
                case PROPERTY_NAME -> name = parser.currentName();
                case VALUE_STRING -> word(name);
                default -> {}
            }
        } while (depth > 0 && parser.nextToken() != null);
    }

    private void word(String name) {
        finished |= name.equals("finish_reason");
        if (WORDS.contains(name)) {
            words.accept(parser.getString());
        }
    }
}
