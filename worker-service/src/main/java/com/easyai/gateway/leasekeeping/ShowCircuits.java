package com.easyai.gateway.leasekeeping;

import com.easyai.gateway.calling.CallPlatforms;
import com.easyai.gateway.circuitboard.CircuitBoard;
import java.util.Map;

/** Writes down how this worker's circuits stand when that has changed. */
final class ShowCircuits {
    private final CallPlatforms calls;
    private final CircuitBoard board;
    private final KeepLease lease;
    private Map<String, String> shown = Map.of();

    ShowCircuits(CallPlatforms calls, CircuitBoard board, KeepLease lease) {
        this.calls = calls;
        this.board = board;
        this.lease = lease;
    }

    void round() {
        Map<String, String> now = calls.circuits();
        if (!now.equals(shown)) {
            board.write(lease.worker(), now);
            shown = now;
        }
    }
}
