package com.easyai.gateway.outbox;

import com.easyai.gateway.job.ArtifactId;
import java.time.Instant;
import java.util.Optional;

/**
 * One result to bring to server-main. {@code credential} is the user's, sealed and bound to the job's id. Inline bytes
 * come along when they are small; larger ones are read by {@link ReadInlineBytes} when their turn comes.
 */
public record UploadTask(
        DeliveryClaim claim, ArtifactId artifact, int index, byte[] credential, Source source, Refusals refusals) {

    /** How many earlier tries ended because of the result itself, and not because of trouble on the way. */
    public record Refusals(int bySource, int byTarget) {}

    /** {@code platform} is who delivered it, and whose servers a URL leads to. */
    public record Source(
            String platform,
            Optional<String> mediaType,
            Optional<String> url,
            Optional<byte[]> sealedHeaders,
            Optional<byte[]> inlineBytes,
            Optional<Instant> expiresAt) {
        @Override
        public String toString() {
            return url.isPresent() ? "a URL" : "inline bytes";
        }
    }

    @Override
    public String toString() {
        return "UploadTask[" + claim + ", " + artifact + " from " + source + "]";
    }
}
