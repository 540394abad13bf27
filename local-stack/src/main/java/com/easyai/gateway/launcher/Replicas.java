package com.easyai.gateway.launcher;

import com.easyai.gateway.fleet.ServiceKind;

/** How many of each service. */
public record Replicas(int apis, int workers, int relays) {
    private static final int MOST = 20;

    public Replicas {
        check("apis", apis);
        check("workers", workers);
        check("relays", relays);
    }

    private static void check(String name, int number) {
        if (number < 0 || number > MOST)
            throw new IllegalArgumentException("--" + name + " must be from 0 to " + MOST + ", not " + number + ".");
    }

    int of(ServiceKind kind) {
        return switch (kind) {
            case API -> apis;
            case WORKER -> workers;
            case RELAY -> relays;
        };
    }
}
