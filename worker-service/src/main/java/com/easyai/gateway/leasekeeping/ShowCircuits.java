package com.easyai.gateway.leasekeeping;

import com.easyai.gateway.calling.CallPlatforms;
import com.easyai.gateway.circuitboard.CircuitBoard;
import com.easyai.gateway.claim.WorkerId;
import java.util.Map;
import java.util.Optional;

/** Writes down how this worker's circuits stand when that has changed, or when the worker began again as another. */
final class ShowCircuits {
    private final CallPlatforms calls;
    private final CircuitBoard board;
    private final KeepLease lease;
    private Map<String, String> shown = Map.of();
    private Optional<WorkerId> shownAs = Optional.empty();

    ShowCircuits(CallPlatforms calls, CircuitBoard board, KeepLease lease) {
        this.calls = calls;
        this.board = board;
        this.lease = lease;
    }

    void round() {
        Map<String, String> now = calls.circuits();
        Optional<WorkerId> worker = Optional.of(lease.worker());
        if (!now.equals(shown) || !worker.equals(shownAs)) {
            board.write(lease.worker().value(), now);
            shown = now;
            shownAs = worker;
        }
    }
}
