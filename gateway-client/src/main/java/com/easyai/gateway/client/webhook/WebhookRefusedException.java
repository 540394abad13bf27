package com.easyai.gateway.client.webhook;

/** A webhook that is not to be believed; answer it with 401 and do nothing else. */
public final class WebhookRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WebhookRefusedException(String message) {
        super(message);
    }
}
