package com.easyai.gateway.documentdiff;

import com.easyai.gateway.document.ReadCatalogue;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Puts fixed words where two documents have credentials, so that comparing them tells which changed and nothing else. */
public final class MarkCredentials {
    /** Stands in the later document where a credential is not the one of the earlier document. */
    public static final String CHANGED = "(changed)";

    private MarkCredentials() {}

    /** {@code same} is asked for a platform's name and a credential's, of those that both documents have. */
    public static void in(ObjectNode before, ObjectNode after, BiPredicate<String, String> same) {
        before.path("platforms").forEach(platform -> seal(credentials(platform)));
        for (JsonNode platform : after.path("platforms")) {
            ObjectNode shown = credentials(platform);
            seal(shown);
            String name = platform.path("name").asString("");
            named(before, name)
                    .map(MarkCredentials::credentials)
                    .ifPresent(earlier -> mark(earlier, shown, name, same));
        }
    }

    private static void mark(ObjectNode before, ObjectNode after, String platform, BiPredicate<String, String> same) {
        List.copyOf(after.propertyNames()).stream()
                .filter(before::has)
                .filter(credential -> !same.test(platform, credential))
                .forEach(credential -> after.put(credential, CHANGED));
    }

    private static void seal(ObjectNode credentials) {
        List.copyOf(credentials.propertyNames()).forEach(name -> credentials.put(name, ReadCatalogue.SEALED));
    }

    /** An empty object, which is in no document, if the platform has none. */
    private static ObjectNode credentials(JsonNode platform) {
        return platform.path("credentials") instanceof ObjectNode credentials
                ? credentials
                : JsonNodeFactory.instance.objectNode();
    }

    private static Optional<JsonNode> named(ObjectNode document, String name) {
        return document.path("platforms").values().stream()
                .filter(platform -> platform.path("name").asString("").equals(name))
                .findFirst();
    }
}
