package com.easyai.gateway.dryrun;

import com.easyai.gateway.job.JobKind;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a copied request (contract 4). Never throws: whatever is wrong with it is said in the result. */
public final class ReadShadowRequest {
    public static final int LONGEST_ID = 200;
    private static final int LONGEST_NAME = 100;
    private static final String UNNAMED = "(none)";

    private ReadShadowRequest() {}

    public static ShadowReading of(JsonNode document) {
        Optional<String> id = id(document.path("requestId"));
        if (id.isEmpty()) {
            return new ShadowReading.Unreadable(
                    "requestId must be text of 1 to " + LONGEST_ID + " printable characters");
        }
        JsonNode request = document.path("request");
        Optional<JobKind> kind = JobKind.parse(document.path("kind").asString(""));
        String model = request.path("model").asString("");
        if (kind.isEmpty()) {
            return undecidable(id.get(), document, "kind is none of image, edit, video, chat, embedding");
        }
        if (!(request instanceof ObjectNode body)) {
            return undecidable(id.get(), document, "request is not a JSON object");
        }
        if (model.isEmpty()) {
            return undecidable(id.get(), document, "request.model is missing");
        }
        return new ShadowReading.Decidable(
                new ShadowRequest(id.get(), kind.get(), model, body, Legacy.of(document.path("legacy"))));
    }

    /** A name for counting: bounded and printable, whatever was sent. */
    public static String shown(String name) {
        String printable = name.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
        String cut = printable.length() <= LONGEST_NAME ? printable : printable.substring(0, LONGEST_NAME);
        return cut.isBlank() ? UNNAMED : cut;
    }

    private static ShadowReading undecidable(String id, JsonNode document, String cause) {
        return new ShadowReading.Undecidable(
                id,
                JobKind.parse(document.path("kind").asString(""))
                        .map(JobKind::wire)
                        .orElse(UNNAMED),
                shown(document.path("request").path("model").asString("")),
                cause);
    }

    private static Optional<String> id(JsonNode value) {
        return value.stringValueOpt()
                .filter(text -> !text.isBlank() && text.length() <= LONGEST_ID)
                .filter(text ->
                        text.chars().noneMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c)));
    }
}
