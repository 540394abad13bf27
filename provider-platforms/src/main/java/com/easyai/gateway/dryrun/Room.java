package com.easyai.gateway.dryrun;

import com.easyai.gateway.catalogue.Limits;
import com.easyai.gateway.limits.PermitRequest.Gate;
import com.easyai.gateway.limits.PermitRequest.Option;
import com.easyai.gateway.limits.ReadLimits.Use;
import com.easyai.gateway.limits.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a platform would have let the call in, and what its limits showed; empty where nothing binds. */
public record Room(boolean admits, Optional<Gauge> rpm, Optional<Gauge> tpm, Optional<Gauge> concurrency) {
    private static final Use UNUSED = new Use(0, 0, 0, Optional.empty());

    /** Takes nothing: {@code uses} was read before. A scope that is not in it was never used. */
    static Room of(Option option, Map<Scope, Use> uses) {
        List<Gate> gates = List.of(option.platform(), option.model());
        return new Room(
                gates.stream().allMatch(gate -> use(gate, uses).admits(gate.limits(), option.tokens())),
                gauge(gates, uses, Limits::rpm, Use::requests),
                gauge(gates, uses, Limits::tpm, Use::tokens),
                gauge(gates, uses, Limits::concurrency, Use::slots));
    }

    private static Optional<Gauge> gauge(
            List<Gate> gates,
            Map<Scope, Use> uses,
            Function<Limits, @Nullable Number> limit,
            ToLongFunction<Use> used) {
        return gates.stream()
                .flatMap(gate -> Stream.ofNullable(limit.apply(gate.limits()))
                        .map(most -> new Gauge(most.longValue(), used.applyAsLong(use(gate, uses)))))
                .reduce(Room::both);
    }

    /** The lower limit, with as much left as both leave. */
    private static Gauge both(Gauge one, Gauge other) {
        long limit = Math.min(one.limit(), other.limit());
        return new Gauge(limit, limit - Math.min(one.remaining(), other.remaining()));
    }

    private static Use use(Gate gate, Map<Scope, Use> uses) {
        return uses.getOrDefault(gate.scope(), UNUSED);
    }
}
