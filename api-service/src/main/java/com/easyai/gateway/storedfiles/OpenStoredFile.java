package com.easyai.gateway.storedfiles;

import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.job.JobObject;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens stored results for reading. */
public final class OpenStoredFile {
    private static final Logger LOG = LoggerFactory.getLogger(OpenStoredFile.class);
    private static final Duration SOON = Duration.ofSeconds(5);

    private final FetchSpan fetch;
    private final HttpUrl serverMain;

    OpenStoredFile(FetchSpan fetch, HttpUrl serverMain) {
        this.fetch = fetch;
        this.serverMain = serverMain;
    }

    /** How many bytes a stored artifact has. */
    public static long lengthOf(JobObject.Artifact artifact) {
        return Optional.ofNullable(artifact.bytes())
                .orElseThrow(() -> new IllegalStateException(artifact.id() + " is not stored"));
    }

    /**
     * Opens a part of an artifact; nothing of it is held in memory but the piece that is being copied.
     *
     * @throws GatewayException 503 if it cannot be read just now
     */
    public StoredFile open(JobObject.Artifact artifact, Span span) {
        HttpUrl url = serverMain.resolve(String.valueOf(artifact.url()));
        if (url == null) {
            throw new IllegalStateException(artifact.id() + " is stored at no address that can be fetched");
        }
        try {
            return StoredFile.open(fetch, url, span);
        } catch (IOException e) {
            LOG.warn(
                    "{} could not be read from {} and its owner was told so: {}",
                    artifact.id(),
                    url.host(),
                    e.toString());
            throw GatewayException.later(
                    ErrorCode.SERVICE_UNAVAILABLE, "The stored file cannot be read just now; try again.", SOON);
        }
    }
}
