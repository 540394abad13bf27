package com.easyai.gateway.benchmark.relay;

import com.easyai.gateway.benchmark.outboxrows.OutboxRows;

/** What is wrong with server-main's webhook endpoint while its other endpoints are well. */
enum Trouble {
    NONE("webhooks answered at once"),
    HANGING("webhooks answered after 30 s"),
    FAILING("webhooks answered with 500");

    private final String words;

    Trouble(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** A webhook is nobody's for the stand-in: slow for all but the one user is slow for webhooks alone. */
    void begin(RelayBed bed) {
        switch (this) {
            case NONE -> bed.serverMain().beHonest();
            case HANGING -> {
                bed.serverMain().shall("{\"user\": \"%s\", \"delayMillis\": 0}".formatted(OutboxRows.user()));
                bed.serverMain().shall("{\"delayMillis\": 30000}");
            }
            case FAILING -> bed.serverMain().shall("{\"webhookStatus\": 500}");
        }
    }
}
