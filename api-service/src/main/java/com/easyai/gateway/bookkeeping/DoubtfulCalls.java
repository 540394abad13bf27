package com.easyai.gateway.bookkeeping;

import com.easyai.gateway.calls.EndedCall;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/**
 * Calls of which it is not known whether they were begun: the statement may still be under way at the server after its
 * client has given up, and leave a row that nobody else would close.
 */
final class DoubtfulCalls {
    /** Looks, about one a second; the server gives up much earlier what waits for a lock. */
    private static final int LOOKS = 60;

    private record Doubtful(EndedCall ended, int looks) {}

    private final Queue<Doubtful> calls = new ConcurrentLinkedQueue<>();

    void add(EndedCall ended) {
        calls.add(new Doubtful(ended, 1));
    }

    /** Looks once for each; {@code end} is true if the row was there and is ended, and throws if the store is away. */
    void end(Predicate<EndedCall> end) {
        for (int left = calls.size(); left > 0; left--) {
            Doubtful call = calls.element();
            if (!end.test(call.ended()) && call.looks() < LOOKS) {
                calls.add(new Doubtful(call.ended(), call.looks() + 1));
            }
            calls.remove();
        }
    }
}
