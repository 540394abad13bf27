package com.easyai.gateway.inflight;

import com.easyai.gateway.job.JobKind;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code GATEWAY_WORKER_SLOTS_*}: jobs in flight in one worker. An image or edit holds its pictures in memory
 * while its provider works; a video is a task that is asked about now and then, of which a worker carries thousands.
 */
@ConfigurationProperties("gateway.worker.slots")
public record SlotSettings(
        @DefaultValue("200") int image,
        @DefaultValue("200") int edit,
        @DefaultValue("10000") int video) {
    public SlotSettings {
        require("IMAGE", image);
        require("EDIT", edit);
        require("VIDEO", video);
    }

    public int of(JobKind kind) {
        return switch (kind) {
            case IMAGE -> image;
            case EDIT -> edit;
            case VIDEO -> video;
            case CHAT, EMBEDDING ->
                throw new IllegalArgumentException(kind + " has no slots: it is answered while the caller waits");
        };
    }

    private static void require(String kind, int slots) {
        if (slots < 1) {
            throw new IllegalArgumentException(
                    "GATEWAY_WORKER_SLOTS_" + kind + " must be at least 1, not " + slots + ".");
        }
    }
}
