package com.easyai.gateway.schema;

/** How PostgreSQL plans our statements; every pool's connections are opened with it. */
public final class Plans {
    /**
     * What goes into the connection's {@code options}. One plan a statement: over partitioned tables making another costs
     * as much as running it. That plan is made once and perhaps while a table is empty, so it must be right for a full
     * one: by its indexes.
     */
    public static final String OPTIONS = "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off";

    private Plans() {}
}
