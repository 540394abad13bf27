package com.easyai.gateway.requestbody;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Finds halves of surrogate pairs, which JSON can escape but neither UTF-8 nor the store can hold. */
final class BrokenText {
    private BrokenText() {}

    /** The path of the first value with such a half in it or in its name, such as {@code input.images[1]}. */
    static Optional<String> find(JsonNode node) {
        return find(node, "");
    }

    private static Optional<String> find(JsonNode node, String path) {
        if (node.isString()) {
            return isBroken(node.asString()) ? Optional.of(path) : Optional.empty();
        }
        if (node.isArray()) {
            return findInArray(node, path);
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            Optional<String> broken = isBroken(field.getKey()) ? Optional.of(name) : find(field.getValue(), name);
            if (broken.isPresent()) {
                return broken;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> findInArray(JsonNode array, String path) {
        for (int i = 0; i < array.size(); i++) {
            Optional<String> broken = find(array.path(i), path + "[" + i + "]");
            if (broken.isPresent()) {
                return broken;
            }
        }
        return Optional.empty();
    }

    private static boolean isBroken(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
                if (!pair) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }
}
