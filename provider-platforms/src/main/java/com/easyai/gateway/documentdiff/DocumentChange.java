package com.easyai.gateway.documentdiff;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One place of a document, such as {@code platforms[ark-1].weight}, before and after; null where there was nothing. */
public record DocumentChange(
        String path, @Nullable JsonNode before, @Nullable JsonNode after) {}
