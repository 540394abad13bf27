package com.easyai.gateway.benchmark.jobs;

/**
 * How much is measured.
 *
 * @param connections that submit at the same time
 * @param inSystem how many jobs are kept in the system while complete ones are counted
 * @param references whether db-scheduler and JobRunr are measured too
 */
public record JobsPlan(Pace pace, int connections, int inSystem, boolean references) {
    public JobsPlan {
        if (connections < 1 || inSystem < 1)
            throw new IllegalArgumentException("There must be at least one connection and one job in the system.");
    }

    /**
     * Seconds.
     *
     * @param warmUp each phase runs before anything is measured
     * @param measure each phase is measured
     * @param drain the backlog of the submit phase is drained at most
     */
    public record Pace(int warmUp, int measure, int drain) {
        public Pace {
            if (measure < 1) throw new IllegalArgumentException("At least one second must be measured.");
        }
    }
}
