package com.easyai.gateway.artifact;

import com.easyai.gateway.job.ArtifactId;
import java.time.Instant;
import java.util.Optional;

/** A result that must be brought to server-main. */
public record NewArtifact(ArtifactId id, int index, Optional<String> mediaType, Source source) {

    /** Where the bytes are until then. */
    public sealed interface Source {
        /** {@code sealedHeaders}: the headers to fetch it with, JSON, sealed and bound to the artifact's id. */
        record Remote(String url, Optional<byte[]> sealedHeaders, Instant expiresAt) implements Source {
            @Override
            public String toString() {
                return "Remote[until " + expiresAt + "]";
            }
        }

        record Inline(byte[] bytes) implements Source {
            @Override
            public String toString() {
                return "Inline[" + bytes.length + " bytes]";
            }
        }
    }
}
