package com.easyai.gateway.outbox;

/** What the outbox holds. */
public enum DeliveryKind {
    UPLOAD,
    SETTLEMENT,
    WEBHOOK
}
