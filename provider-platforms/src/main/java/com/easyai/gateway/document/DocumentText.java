package com.easyai.gateway.document;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * Turns the text of a document, YAML or JSON, into a tree, and a tree into YAML. Small limits and no aliases, so that no document can unfold
 * into more than it shows. Problems name the line only: a parser's own message may quote a credential.
 */
public final class DocumentText {
    /** No document is longer. */
    public static final int MAX_CHARACTERS = 2_000_000;

    private static final int MAX_DEPTH = 16;
    private static final String WHOLE_DOCUMENT = "$";

    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxDocumentLength(MAX_CHARACTERS)
            .build();

    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
                    .disable(YAMLWriteFeature.SPLIT_LINES)
                    .streamReadConstraints(LIMITS)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(LIMITS)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private DocumentText() {}

    /** The document as YAML that reads as the same document: text is quoted, so that none of it becomes a number. */
    public static String yaml(ObjectNode document) {
        return YAML.writeValueAsString(document);
    }

    /** The document, or empty with the problem reported. One that begins with a brace is read as JSON. */
    static Optional<ObjectNode> parse(String text, Problems problems) {
        if (text.length() > MAX_CHARACTERS) {
            problems.refuse(WHOLE_DOCUMENT, "must not be longer than " + MAX_CHARACTERS + " characters");
            return Optional.empty();
        }
        try {
            return object(text.stripLeading().startsWith("{") ? JSON.readTree(text) : yaml(text, problems), problems);
        } catch (JacksonException e) {
            problems.refuse(
                    WHOLE_DOCUMENT,
                    "cannot be read as YAML or JSON" + place(e) + "; look for bad syntax, a"
                            + " field given twice, or more than " + MAX_DEPTH + " levels");
            return Optional.empty();
        }
    }

    private static JsonNode yaml(String text, Problems problems) {
        refuseAliases(text, problems);
        return YAML.readTree(text);
    }

    private static void refuseAliases(String text, Problems problems) {
        try (var parser = (YAMLParser) YAML.createParser(text)) {
            while (parser.nextToken() != null) {
                if (parser.isCurrentAlias()) {
                    int line = parser.currentTokenLocation().getLineNr();
                    problems.refuse(WHOLE_DOCUMENT, "must not use YAML aliases (line " + line + "); write it out");
                    return;
                }
            }
        }
    }

    private static Optional<ObjectNode> object(JsonNode tree, Problems problems) {
        if (tree instanceof ObjectNode document) {
            return Optional.of(document);
        }
        problems.refuse(WHOLE_DOCUMENT, "must be an object with currency, models and platforms");
        return Optional.empty();
    }

    private static String place(JacksonException e) {
        return e.getLocation() == null || e.getLocation().getLineNr() < 1
                ? ""
                : " at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
    }
}
