package com.easyai.gateway.dryrun;

/** What a copied request turned out to be. */
public sealed interface ShadowReading {
    /** Can be decided about. */
    record Decidable(ShadowRequest request) implements ShadowReading {}

    /** Has an id, so that it can be counted and shown, but nothing can be decided about it. */
    record Undecidable(String requestId, String kind, String model, String cause) implements ShadowReading {}

    /** Is no copied request at all. */
    record Unreadable(String cause) implements ShadowReading {}
}
