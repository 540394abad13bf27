package com.easyai.gateway.limits;

import com.easyai.gateway.catalogue.Limits;
import com.easyai.gateway.catalogue.Offering;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Asks to call one of several platforms.
 *
 * @param options in the order in which they are wanted; at least one
 * @param lease   after which a permit that was neither ended nor extended gives its slot back: longer than the call can take
 */
public record PermitRequest(Key key, List<Option> options, Duration lease) {
    public PermitRequest {
        options = List.copyOf(options);
        if (options.isEmpty()) {
            throw new IllegalArgumentException("permit " + key + " is asked for without an option");
        }
    }

    /** Whose call it is, and which of its calls. The same key names the same permit for as long as that is alive. */
    public record Key(UUID owner, int number) {}

    /** A scope, with what the caller's catalogue allows there. */
    public record Gate(Scope scope, Limits limits) {
        boolean isOpenToAll() {
            return limits.equals(Limits.NONE);
        }

        /** Rates of requests need no memory of the single request; slots come back, and tokens are corrected. */
        boolean remembers() {
            return limits.concurrency() != null || limits.tpm() != null;
        }
    }

    /**
     * A platform and a model on it.
     *
     * @param tokens to reserve, as the adapter expects them; 0 where nobody knows
     */
    public record Option(Gate platform, Gate model, long tokens) {
        public Option {
            Objects.checkIndex(tokens, Long.MAX_VALUE);
        }

        public static Option of(Offering offering, long tokens) {
            return new Option(
                    new Gate(Scope.of(offering.platform()), offering.platform().limits()),
                    new Gate(Scope.of(offering), offering.model().limits()),
                    tokens);
        }

        List<Scope> scopes() {
            return List.of(platform.scope(), model.scope());
        }

        boolean isCounted() {
            return !platform.isOpenToAll() || !model.isOpenToAll();
        }

        boolean isRemembered() {
            return Stream.of(platform, model).anyMatch(Gate::remembers);
        }
    }
}
