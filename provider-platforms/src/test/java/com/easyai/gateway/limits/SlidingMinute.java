package com.easyai.gateway.limits;

import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.ToLongFunction;

/** What a provider saw, and the most of it that any minute held, wherever that minute begins. */
final class SlidingMinute {
    private record Call(Instant seen, long tokens) {}

    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();

    void sees(Instant at, long tokens) {
        calls.add(new Call(at, tokens));
    }

    int size() {
        return calls.size();
    }

    long mostRequests() {
        return most(call -> 1);
    }

    long mostTokens() {
        return most(Call::tokens);
    }

    /** The fullest minute begins with a call. */
    private long most(ToLongFunction<Call> amount) {
        List<Call> all = List.copyOf(calls);
        return all.stream()
                .map(Call::seen)
                .mapToLong(begin -> all.stream()
                        .filter(call ->
                                !call.seen().isBefore(begin) && call.seen().isBefore(begin.plusSeconds(60)))
                        .mapToLong(amount)
                        .sum())
                .max()
                .orElse(0);
    }
}
