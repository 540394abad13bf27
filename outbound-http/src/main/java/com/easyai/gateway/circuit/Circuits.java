package com.easyai.gateway.circuit;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** This process's circuit breakers, one per name: a platform, or an endpoint of server-main. */
public final class Circuits {
    private static final float NEVER_SLOW = 100f;

    private final CircuitBreakerRegistry registry;

    public Circuits(CircuitSettings settings) {
        this.registry = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(settings.window())
                .minimumNumberOfCalls(settings.minimumCalls())
                .failureRateThreshold(settings.failurePercent())
                .slowCallRateThreshold(NEVER_SLOW)
                .slowCallDurationThreshold(Duration.ofDays(1))
                .waitDurationInOpenState(settings.open())
                .permittedNumberOfCallsInHalfOpenState(settings.probes())
                .build());
    }

    /** The circuit of that name, made closed when first asked for. */
    public Circuit of(String name) {
        return new Circuit(registry.circuitBreaker(name));
    }

    /** Every circuit used so far. */
    public Map<String, Circuit.State> states() {
        return registry.getAllCircuitBreakers().stream()
                .collect(Collectors.toUnmodifiableMap(c -> c.getName(), c -> Circuit.state(c)));
    }

    /** For binding metrics. */
    public CircuitBreakerRegistry registry() {
        return registry;
    }
}
