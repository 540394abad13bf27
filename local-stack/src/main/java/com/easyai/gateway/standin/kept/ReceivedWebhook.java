package com.easyai.gateway.standin.kept;

import java.time.Instant;

/**
 * A webhook as it came in.
 *
 * @param id its {@code webhook-id}
 * @param jobId the {@code data.id} of its body
 * @param problem why its signature does not verify, empty when it does
 * @param status what was answered, 0 when the connection was cut
 */
public record ReceivedWebhook(
        Instant receivedAt,
        String id,
        String type,
        String jobId,
        boolean valid,
        String problem,
        int status,
        String body) {}
