package com.easyai.gateway.limits;

import com.easyai.gateway.limits.PermitReply.Obstacle;
import com.easyai.gateway.limits.PermitRequest.Gate;
import com.easyai.gateway.limits.PermitRequest.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the limits are meant to do, one request after the other in memory. */
class PlainLimits {
    private record Alive(PermitRequest request, int choice, Instant bucket, Instant leaseUntil) {
        Option option() {
            return request.options().get(choice);
        }
    }

    private final Map<PermitRequest.Key, Alive> permits = new HashMap<>();
    private final TreeMap<String, PlainScope> scopes = new TreeMap<>();
    private Instant now;

    PlainLimits(Instant now) {
        this.now = now;
    }

    void pass(Duration time) {
        now = now.plus(time);
        scopes.values().forEach(scope -> scope.passTo(now));
        permits.values().removeIf(permit -> !permit.leaseUntil().isAfter(now));
    }

    PlainScope scope(Scope scope) {
        return scopes.computeIfAbsent(scope.name(), name -> new PlainScope());
    }

    boolean isAlive(PermitRequest.Key key) {
        return permits.containsKey(key);
    }

    String take(PermitRequest request) {
        Alive alive = permits.get(request.key());
        if (alive != null) {
            return granted(alive.option(), alive.choice());
        }
        String first = null;
        for (int choice = 0; choice < request.options().size(); choice++) {
            Option option = request.options().get(choice);
            String refusal = refusal(option);
            if (refusal == null) {
                count(request, choice);
                return granted(option, choice);
            }
            first = first == null ? refusal : first;
        }
        return String.valueOf(first);
    }

    private String granted(Option option, int choice) {
        boolean isAfterPause = option.scopes().stream().map(this::scope).anyMatch(PlainScope::isStruck);
        return "granted " + choice + (isAfterPause ? " after a pause" : "");
    }

    private @Nullable String refusal(Option option) {
        return Stream.of(option.platform(), option.model())
                .flatMap(gate -> Stream.ofNullable(refusal(gate, option.tokens())))
                .findFirst()
                .orElse(null);
    }

    private @Nullable String refusal(Gate gate, long tokens) {
        PlainScope scope = scope(gate.scope());
        var limits = gate.limits();
        Instant closed = scope.closedUntil(now);
        if (closed != null) {
            return refusal(Obstacle.CLOSED, gate, closed);
        }
        if (limits.rpm() != null && exceeds(scope.requests() + 1, limits.rpm())) {
            return refusal(Obstacle.RPM, gate, scope.left(scope.requests() + 1 - limits.rpm(), 0));
        }
        if (limits.tpm() != null && exceeds(scope.tokens() + tokens, limits.tpm())) {
            return refusal(Obstacle.TPM, gate, scope.left(0, scope.tokens() + tokens - limits.tpm()));
        }
        return limits.concurrency() != null && exceeds(slots(gate.scope()) + 1, limits.concurrency())
                ? refusal(Obstacle.CONCURRENCY, gate, null)
                : null;
    }

    boolean exceeds(long sum, long limit) {
        return sum > limit;
    }

    private static String refusal(Obstacle obstacle, Gate gate, @Nullable Instant roomAt) {
        return obstacle + " " + gate.scope() + " " + roomAt;
    }

    private void count(PermitRequest request, int choice) {
        Option option = request.options().get(choice);
        if (option.isCounted()) {
            again(option, 1, option.tokens());
        }
        if (option.isRemembered()) {
            permits.put(request.key(), new Alive(request, choice, PlainScope.bucket(now), now.plus(request.lease())));
        }
    }

    void again(Option option, int requests, long tokens) {
        option.scopes().forEach(scope -> scope(scope).count(PlainScope.bucket(now), now, requests, tokens));
    }

    void end(PermitRequest.Key key, @Nullable Long tokens) {
        Alive permit = permits.remove(key);
        if (permit != null && tokens != null) {
            permit.option()
                    .scopes()
                    .forEach(scope -> scope(scope)
                            .count(
                                    permit.bucket(),
                                    now,
                                    0,
                                    tokens - permit.option().tokens()));
        }
    }

    void extend(PermitRequest.Key key, Duration lease) {
        permits.computeIfPresent(
                key, (k, permit) -> new Alive(permit.request(), permit.choice(), permit.bucket(), now.plus(lease)));
    }

    long slots(Scope scope) {
        return permits.values().stream()
                .filter(permit -> permit.option().scopes().contains(scope))
                .count();
    }

    /** As {@link ReadLimits} tells it. */
    String use(Scope name) {
        PlainScope scope = scope(name);
        return scope.requests() + " " + scope.tokens() + " " + slots(name) + " " + scope.closedUntil(now);
    }
}
