package com.easyai.gateway.circuit;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.Optional;

/** One circuit breaker. It knows of no exceptions: its user says what was a failure of the other side. */
public final class Circuit {
    /** Whether calls go through: all, a few to find out, or none. */
    public enum State {
        CLOSED,
        HALF_OPEN,
        OPEN
    }

    private final CircuitBreaker breaker;

    Circuit(CircuitBreaker breaker) {
        this.breaker = breaker;
    }

    /** Asks to make a call; empty while the circuit is open. The pass must be closed when the call is over. */
    public Optional<Pass> enter() {
        return breaker.tryAcquirePermission() ? Optional.of(new Pass(breaker)) : Optional.empty();
    }

    /** Whether {@link #enter} would let a call through just now: the circuit is closed, or has a probe left. Takes none. */
    public boolean mayEnter() {
        boolean may = breaker.tryAcquirePermission();
        if (may) {
            breaker.releasePermission();
        }
        return may;
    }

    public State state() {
        return state(breaker);
    }

    /**
     * An open breaker moves on only when somebody knocks, and routing passes over open circuits: so asking for the state
     * knocks. (The breaker's own timer can fire inside the constructor that sets it, and is then lost for good.)
     */
    static State state(CircuitBreaker breaker) {
        if (breaker.getState() == CircuitBreaker.State.OPEN && breaker.tryAcquirePermission()) {
            breaker.releasePermission();
        }
        return switch (breaker.getState()) {
            case CLOSED, DISABLED, METRICS_ONLY -> State.CLOSED;
            case HALF_OPEN -> State.HALF_OPEN;
            case OPEN, FORCED_OPEN -> State.OPEN;
        };
    }

    /** Leave for one call. Closed without a verdict, the call counts neither way. */
    public static final class Pass implements AutoCloseable {
        private final CircuitBreaker breaker;
        private final long start;
        private boolean told;

        private Pass(CircuitBreaker breaker) {
            this.breaker = breaker;
            this.start = breaker.getCurrentTimestamp();
        }

        /** The other side is well, whatever it answered. */
        public void succeeded() {
            if (!told) {
                told = true;
                breaker.onSuccess(elapsed(), breaker.getTimestampUnit());
            }
        }

        /** The other side is in trouble: unreachable, overloaded, silent. */
        public void failed() {
            if (!told) {
                told = true;
                breaker.onError(elapsed(), breaker.getTimestampUnit(), new CallFailed(breaker.getName()));
            }
        }

        @Override
        public void close() {
            if (!told) {
                told = true;
                breaker.releasePermission();
            }
        }

        private long elapsed() {
            return breaker.getCurrentTimestamp() - start;
        }
    }

    /** The verdict in the form the breaker takes it; it is never thrown. */
    private static final class CallFailed extends Exception {
        private static final long serialVersionUID = 1L;

        CallFailed(String name) {
            super("a call of " + name + " failed", null, false, false);
        }
    }
}
