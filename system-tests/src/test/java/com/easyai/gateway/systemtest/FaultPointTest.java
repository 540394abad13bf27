package com.easyai.gateway.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.fleet.Service;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service halts between two effects, as hard as a power cut, and is started again. */
class FaultPointTest {
    private final Stack stack = Stack.running();
    private final String mark = UUID.randomUUID().toString();

    @ParameterizedTest
    @ValueSource(strings = {"worker.after-claim"})
    void a_halted_worker_loses_nothing_and_charges_nothing_twice(String point) {
        haltOnce(stack.processes.worker(1), point);
    }

    private void haltOnce(Service service, String point) {
        stack.processes.worker(2).process().pause();
        service.process().setForNextStart("GATEWAY_HALT_AT", point);
        service.process().kill();
        Stack.awaitThat(() -> stack.processes.isReady(service), service.name() + " to be back");
        service.process().removeForNextStart("GATEWAY_HALT_AT");
        int starts = service.process().starts();

        List<String> jobs = IntStream.range(0, 5)
                .mapToObj(i -> stack.accepted("hugo", Stack.image("halted at " + point + mark, Map.of())))
                .toList();
        Stack.awaitThat(() -> service.process().starts() > starts, service.name() + " to halt at " + point);
        stack.processes.worker(2).process().resume();

        jobs.forEach(id -> stack.succeeded("hugo", id));
        jobs.forEach(id -> assertThat(stack.chargesOf(id)).hasSize(1));
    }
}
