package com.easyai.gateway.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CircuitsTest {
    private final Circuits circuits = new Circuits(new CircuitSettings(4, 4, 50, Duration.ofMinutes(5), 1));
    private final Circuit circuit = circuits.of("openai-main");

    @Test
    void opens_when_half_of_the_window_failed() {
        succeed(2);
        fail(1);
        assertThat(circuit.state()).isEqualTo(Circuit.State.CLOSED);

        fail(1);

        assertThat(circuit.state()).isEqualTo(Circuit.State.OPEN);
        assertThat(circuit.enter()).isEmpty();
    }

    @Test
    void one_name_says_nothing_about_another() {
        fail(4);

        assertThat(circuits.of("ark").enter()).isPresent();
        assertThat(circuits.states())
                .containsEntry("openai-main", Circuit.State.OPEN)
                .containsEntry("ark", Circuit.State.CLOSED);
    }

    @Test
    void a_call_without_a_verdict_counts_neither_way() {
        for (int i = 0; i < 10; i++) {
            circuit.enter().orElseThrow().close();
        }
        fail(3);
        assertThat(circuit.state()).isEqualTo(Circuit.State.CLOSED);

        fail(1);

        assertThat(circuit.state()).isEqualTo(Circuit.State.OPEN);
    }

    @Test
    void looks_again_by_itself_and_closes_after_a_good_probe() {
        Circuit quick = new Circuits(new CircuitSettings(1, 1, 100, Duration.ofMillis(10), 1)).of("a");
        pass(quick).failed();
        awaitState(quick, Circuit.State.HALF_OPEN);

        Circuit.Pass probe = pass(quick);
        assertThat(quick.enter()).as("a second probe").isEmpty();
        probe.close();
        pass(quick).succeeded();

        assertThat(quick.state()).isEqualTo(Circuit.State.CLOSED);
    }

    @Test
    void asking_whether_one_may_enter_takes_no_probe() {
        Circuit quick = new Circuits(new CircuitSettings(1, 1, 100, Duration.ofMillis(10), 1)).of("a");
        pass(quick).failed();
        awaitState(quick, Circuit.State.HALF_OPEN);
        assertThat(quick.mayEnter()).isTrue();
        assertThat(quick.mayEnter()).isTrue();

        Circuit.Pass probe = pass(quick);

        assertThat(quick.mayEnter()).isFalse();
        probe.succeeded();
        assertThat(quick.mayEnter()).isTrue();
    }

    @Test
    void settings_that_cannot_work_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CircuitSettings(10, 11, 50, Duration.ofSeconds(1), 1))
                .withMessageContaining("minimum of calls");
    }

    private void succeed(int times) {
        for (int i = 0; i < times; i++) {
            pass(circuit).succeeded();
        }
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            pass(circuit).failed();
        }
    }

    private static Circuit.Pass pass(Circuit circuit) {
        return circuit.enter().orElseThrow();
    }

    private static void awaitState(Circuit circuit, Circuit.State state) {
        Instant deadline = Instant.now().plusSeconds(10);
        while (circuit.state() != state && Instant.now().isBefore(deadline)) {
            Thread.onSpinWait();
        }
        assertThat(circuit.state()).isEqualTo(state);
    }
}
