package com.easyai.gateway.target;

import com.easyai.gateway.circuit.Circuits;
import com.easyai.gateway.outbound.CallLimits;
import com.easyai.gateway.outbound.OutboundHttp;

/** Makes the endpoints of server-main, all over one connection pool. */
public final class Targets {
    private final ServerMainSettings settings;
    private final OutboundHttp http;
    private final Circuits circuits;

    Targets(ServerMainSettings settings, OutboundHttp http, Circuits circuits) {
        this.settings = settings;
        this.http = http;
        this.circuits = circuits;
    }

    /** {@code name} is the circuit's. */
    public Target at(String name, String path, CallLimits limits) {
        return new Target(settings.at(path), http.trusted(limits), circuits.of(name));
    }

    /** The value of {@code Authorization} on server-main's internal endpoints. */
    public String internalAuthorization() {
        return "Bearer " + settings.internalToken();
    }
}
