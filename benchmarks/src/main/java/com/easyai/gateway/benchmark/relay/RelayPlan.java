package com.easyai.gateway.benchmark.relay;

/**
 * How much is measured; times in seconds.
 *
 * @param backlog deliveries that stand in the outbox when a relay meets them
 * @param rate    rows a second while a steady load is measured, half of them settlements
 * @param reference also db-scheduler with the same deliveries
 */
public record RelayPlan(Pace pace, int backlog, int rate, Videos videos, boolean reference) {
    private static final int LEAST = 100;

    public RelayPlan {
        if (backlog < LEAST || rate < 4)
            throw new IllegalArgumentException(
                    "The backlog must be at least " + LEAST + " deliveries, and the rate at least 4 a second.");
    }

    /**
     * Seconds.
     *
     * @param warmUp backlogs are worked off unmeasured first
     * @param measure each steady load is measured
     * @param away server-main is away while rows are written
     */
    public record Pace(int warmUp, int measure, int away) {
        public Pace {
            if (measure < 1) throw new IllegalArgumentException("At least one second must be measured.");
        }
    }

    /** Large files at a time; a count of 0 leaves them out. */
    public record Videos(int count, int megabytes) {}
}
