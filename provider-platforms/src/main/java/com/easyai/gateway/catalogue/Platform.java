package com.easyai.gateway.catalogue;

import java.util.List;
import java.util.Map;

/** An account at a provider, with the models it offers. */
public record Platform(String name, Access access, Turn turn, Limits limits, List<PlatformModel> models) {
    public Platform {
        models = List.copyOf(models);
    }

    /** How to reach it. The credentials are in clear, in memory only; it prints without them. */
    public record Access(String adapter, String baseUrl, Map<String, String> credentials) {
        public Access {
            credentials = Map.copyOf(credentials);
        }

        @Override
        public String toString() {
            return "Access[" + adapter + " at " + baseUrl + " with " + credentials.keySet() + "]";
        }
    }

    /** When it is tried: a lower priority first; within one priority by chance, in proportion to the weight. */
    public record Turn(int priority, int weight) {}
}
