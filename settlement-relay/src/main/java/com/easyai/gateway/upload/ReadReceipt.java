package com.easyai.gateway.upload;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.ending.FinishedArtifact.Receipt;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads server-main's answer to an upload, whose names vary (contract 1.2). */
final class ReadReceipt {
    private static final List<String> ID = List.of("id", "fileId", "file_id");
    private static final List<String> URL = List.of("url");
    private static final List<String> KEY = List.of("objectKey", "object_key", "key");
    private static final int LONGEST = 4096;

    private ReadReceipt() {}

    /** Empty without a URL: whatever was answered, it does not say that the file is there. */
    static Optional<Receipt> from(byte[] body) {
        JsonNode answer;
        try {
            answer = Json.MAPPER.readTree(body);
        } catch (JacksonException e) {
            return Optional.empty();
        }
        return field(answer, URL)
                .map(url -> new Receipt(
                        field(answer, ID).orElse(""), url, field(answer, KEY).orElse("")));
    }

    private static Optional<String> field(JsonNode answer, List<String> names) {
        return List.of(answer, answer.path("data")).stream()
                .flatMap(at -> names.stream().map(at::path))
                .filter(JsonNode::isValueNode)
                .map(value -> value.asString(""))
                .filter(ReadReceipt::isPlain)
                .findFirst();
    }

    private static boolean isPlain(String text) {
        return !text.isBlank() && text.length() <= LONGEST && text.chars().noneMatch(Character::isISOControl);
    }
}
