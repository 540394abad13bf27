package com.easyai.gateway.schema;

/** What every connection of every pool is opened with. */
public final class Sessions {
    /**
     * One plan a statement: over partitioned tables making another costs as much as running it. That plan is made once and
     * perhaps while a table is empty, so it must be right for a full one: by its indexes.
     */
    private static final String PLANS = "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off";

    /**
     * A process that is paused in the middle of a transaction holds its locks no longer than this, and whoever waits for
     * them gives up at the server, before its client does: a statement that outlives its client would commit what nobody
     * knows of.
     */
    private static final String PATIENCE = "-c idle_in_transaction_session_timeout=5s -c lock_timeout=10s";

    /** The connection's {@code options}. */
    public static final String OPTIONS = PLANS + " " + PATIENCE;

    private Sessions() {}
}
