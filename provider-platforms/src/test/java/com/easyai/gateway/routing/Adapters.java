package com.easyai.gateway.routing;

import com.easyai.gateway.adapter.ProviderAdapter;

/** Adapters for tests that never get as far as a call. */
public final class Adapters {
    private Adapters() {}

    /** Prepares exactly what it is given. */
    public static ProviderAdapter echo(String name) {
        return new EchoAdapter(name, false);
    }
}
