package com.easyai.gateway.standin.kept;

import java.time.Instant;

/**
 * A file that was uploaded and kept.
 *
 * @param key the object's key in the store
 * @param user the {@code sub} of the credential that brought it
 * @param sha256 lower-case hex, of the bytes that arrived
 * @param claimedSha256 what {@code X-Content-SHA256} said, empty when it was not sent
 * @param idempotencyKey empty when none was sent
 */
public record StoredFile(
        String id,
        String key,
        String filename,
        String mediaType,
        long bytes,
        String sha256,
        String claimedSha256,
        String idempotencyKey,
        String user,
        Instant receivedAt) {}
