package com.easyai.gateway.dryrun;

import tools.jackson.databind.JsonNode;

/**
 * What the old path decided, part by part, as its sender wrote it: any part may be missing or of a wrong shape, which is
 * found out when it is compared.
 */
public record Legacy(JsonNode candidates, JsonNode platform, JsonNode limits, JsonNode estimate, JsonNode parameters) {
    static Legacy of(JsonNode written) {
        return new Legacy(
                written.path("candidates"),
                written.path("platform"),
                written.path("limits"),
                written.path("estimate"),
                written.path("parameters"));
    }
}
