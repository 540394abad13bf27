package com.easyai.gateway.benchmark.stack;

import com.easyai.gateway.supervision.Supervised;
import java.util.List;

/** The relays of a stack, to be held while rows gather. */
public record Relays(List<Supervised> processes) {
    /**
     * They stay as warm as they are and do nothing until {@link #resume}. Nothing may be due then, and not for long:
     * their claims are not extended meanwhile.
     */
    public void pause() {
        processes.forEach(Supervised::pause);
    }

    public void resume() {
        processes.forEach(Supervised::resume);
    }

    public int running() {
        return (int) processes.stream().filter(Supervised::isAlive).count();
    }

    /** All but the first end gracefully and stay down. */
    public void keepOne() {
        processes.stream().skip(1).forEach(BenchStack::stop);
    }
}
