package com.easyai.gateway.client.images;

import com.easyai.gateway.client.jobs.Job;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pictures that were made. {@code created} is in seconds since 1970. */
public record Pictures(long created, List<Picture> data) {
    public Pictures {
        data = data == null ? List.of() : List.copyOf(data);
    }

    /** Where it is stored, or, if that was asked for, what it is in base64. */
    public record Picture(
            @Nullable String url,
            @JsonProperty("b64_json") @Nullable String base64) {}

    static Pictures of(Job job) {
        List<Picture> made = job.artifacts().stream()
                .map(artifact -> new Picture(artifact.url(), null))
                .toList();
        return new Pictures(job.createdAt().getEpochSecond(), made);
    }
}
