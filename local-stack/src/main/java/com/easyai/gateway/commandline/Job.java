package com.easyai.gateway.commandline;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What the command shows of a job object. */
record Job(String id, String status, OptionalInt position, List<String> urls, Optional<String> error) {
    private static final Set<String> TERMINAL = Set.of("succeeded", "failed", "cancelled", "expired");

    static Job of(JsonNode job) {
        JsonNode position = job.at("/queue/position");
        List<String> urls = job.at("/result/artifacts")
                .valueStream()
                .map(artifact -> artifact.path("url").asString(""))
                .toList();
        return new Job(
                job.path("id").asString(""),
                job.path("status").asString("unknown"),
                position.isNumber() ? OptionalInt.of(position.asInt()) : OptionalInt.empty(),
                urls,
                Optional.of(job.at("/error/message").asString("")).filter(message -> !message.isEmpty()));
    }

    boolean isOver() {
        return TERMINAL.contains(status);
    }

    boolean hasSucceeded() {
        return status.equals("succeeded");
    }
}
