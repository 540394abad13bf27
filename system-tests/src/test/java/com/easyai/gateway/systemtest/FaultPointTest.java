package com.easyai.gateway.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.fleet.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A service halts between two effects, as hard as a power cut, and is started again. The points where something was done
 * outside and not yet written; the relay's own tests halt it at the others.
 */
class FaultPointTest {
    private final Stack stack = Stack.running();
    private final String mark = UUID.randomUUID().toString();

    @ParameterizedTest
    @ValueSource(strings = {"worker.after-attempt-row", "worker.before-delivery-save"})
    void a_halted_worker_loses_nothing_and_charges_nothing_twice(String point) {
        List<String> jobs = submitUntilHalted(stack.processes.worker(1), point);

        jobs.forEach(id -> stack.succeeded("hugo", id));
        jobs.forEach(id -> assertThat(stack.chargesOf(id)).hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"relay.after-settlement"})
    void a_halted_relay_loses_nothing_and_charges_nothing_twice(String point) {
        List<String> jobs = submitUntilHalted(stack.processes.relay(1), point);

        jobs.forEach(id -> stack.succeeded("hugo", id));
        jobs.forEach(id -> assertThat(stack.chargesOf(id)).hasSize(1));
        jobs.forEach(id -> assertThat(stack.webhooksOf(id))
                .allMatch(hook -> hook.get("valid").asBoolean()));
    }

    /** Starts the service anew so that it halts at the point, and submits jobs until one has brought it there. */
    private List<String> submitUntilHalted(Service service, String point) {
        int starts = service.process().starts();
        service.process().setForNextStart("GATEWAY_HALT_AT", point);
        service.process().kill();
        Stack.awaitThat(() -> service.process().starts() > starts, service.name() + " to be started");
        service.process().removeForNextStart("GATEWAY_HALT_AT");
        var jobs = new ArrayList<String>();
        Stack.awaitThat(
                () -> {
                    jobs.add(stack.accepted("hugo", Stack.image("halted at " + point + mark, Map.of())));
                    return service.process().starts() > starts + 1;
                },
                service.name() + " to halt at " + point);
        Stack.awaitThat(() -> stack.processes.isReady(service), service.name() + " to be back");
        return jobs;
    }
}
