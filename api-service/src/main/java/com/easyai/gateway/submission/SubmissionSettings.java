package com.easyai.gateway.submission;

import com.easyai.gateway.job.JobKind;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code gateway.job-timeout.*}: a job's deadline from its submission, if its caller gave none
 * (GATEWAY_JOB_TIMEOUT_IMAGE, …_EDIT, …_VIDEO).
 */
@ConfigurationProperties("gateway.job-timeout")
record SubmissionSettings(
        @DefaultValue("10m") Duration image,
        @DefaultValue("10m") Duration edit,
        @DefaultValue("60m") Duration video) {
    SubmissionSettings {
        requireTimeout("GATEWAY_JOB_TIMEOUT_IMAGE", image);
        requireTimeout("GATEWAY_JOB_TIMEOUT_EDIT", edit);
        requireTimeout("GATEWAY_JOB_TIMEOUT_VIDEO", video);
    }

    Duration of(JobKind kind) {
        return switch (kind) {
            case IMAGE, CHAT, EMBEDDING -> image;
            case EDIT -> edit;
            case VIDEO -> video;
        };
    }

    private static void requireTimeout(String name, Duration timeout) {
        if (timeout.compareTo(Duration.ofSeconds(1)) < 0 || timeout.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(name + " must be from 1s to 1d, not " + timeout);
        }
    }
}
