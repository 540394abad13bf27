package com.easyai.gateway.outbox;

import java.time.Instant;
import java.util.UUID;

/** A settlement or a webhook: its id, its bytes, and since when it waits. */
public record Message(DeliveryClaim claim, UUID eventId, String body, Instant createdAt) {}
