package com.easyai.gateway.event;

import com.easyai.gateway.job.JobKind;

/** The names of the Kafka topics (contract 3). */
public final class Topics {
    public static final String JOB_EVENTS = "gateway.job.events";
    public static final String SETTLEMENT_EVENTS = "gateway.settlement.events";
    public static final String SHADOW_REQUESTS = "gateway.shadow.requests";
    public static final String SHADOW_RESULTS = "gateway.shadow.results";
    public static final String DEAD_LETTER = "gateway.dead-letter";

    private Topics() {}

    /** The topic of fresh jobs of one kind. */
    public static String jobs(JobKind kind) {
        if (!kind.isAsynchronous()) {
            throw new IllegalArgumentException(kind + " has no topic: it is answered while the caller waits");
        }
        return "gateway.jobs." + kind.wire();
    }
}
