package com.easyai.gateway.benchmark.jobs;

/**
 * How much is measured.
 *
 * @param connections that submit at the same time
 * @param inSystem how many jobs are kept in the system while complete ones are counted
 */
public record JobsPlan(Pace pace, int connections, int inSystem, Parts parts) {
    public JobsPlan {
        if (connections < 1 || inSystem < 1)
            throw new IllegalArgumentException("There must be at least one connection and one job in the system.");
    }

    /**
     * Which are measured.
     *
     * @param complete jobs all the way
     * @param submits alone, and their backlog afterwards
     * @param references db-scheduler and JobRunr
     */
    public record Parts(boolean complete, boolean submits, boolean references) {}

    /**
     * Seconds. Until Java has compiled what is hot, which takes long on few processors, a phase shows the compiler.
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
