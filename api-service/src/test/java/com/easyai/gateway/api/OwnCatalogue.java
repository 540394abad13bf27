package com.easyai.gateway.api;

import java.util.Map;

/** Replicas over a database of their own, so that changing the catalogue changes nothing for other tests. */
final class OwnCatalogue {
    /** What they start with. */
    static final String DOCUMENT = Surroundings.running().catalogue();

    private static final String DATABASE = Surroundings.running().freshDatabase();
    private static final Replica REPLICA = another();

    private OwnCatalogue() {}

    /** The one that tests share; it stops with the JVM. */
    static Replica replica() {
        return REPLICA;
    }

    static Replica another() {
        return Replica.start(Map.of("GATEWAY_DB_URL", DATABASE));
    }
}
