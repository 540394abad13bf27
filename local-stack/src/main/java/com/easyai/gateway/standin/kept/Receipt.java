package com.easyai.gateway.standin.kept;

import java.time.Instant;

/**
 * One settlement as it was received, byte for byte.
 *
 * @param body the raw body; a settlement is UTF-8
 * @param outcome {@code applied}, {@code repeat}, {@code refused} or {@code pretended}: what was done, whatever was
 *     answered
 * @param status what was answered, 0 when the connection was cut
 */
public record Receipt(
        Instant receivedAt,
        String eventId,
        String requestId,
        String idempotencyKey,
        String body,
        String outcome,
        int status) {}
