package com.easyai.gateway.bookkeeping;

import com.easyai.gateway.calls.EndedCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Ends that are being committed, and those that the disk may not have yet. A store that crashes in between has lost them;
 * they are kept here until that can no longer be.
 */
final class FreshEnds {
    /** PostgreSQL flushes what was committed after three times its {@code wal_writer_delay} at most: 0.6 s. */
    private static final Duration FLUSHED_AFTER = Duration.ofSeconds(2);

    private final Queue<Fresh> ends = new ConcurrentLinkedQueue<>();

    /** An end that is about to be committed, or was a moment ago. */
    static final class Fresh {
        private final EndedCall ended;
        private volatile OptionalLong since = OptionalLong.empty();

        private Fresh(EndedCall ended) {
            this.ended = ended;
        }

        /** The store has answered, whatever it said. */
        void answered() {
            since = OptionalLong.of(System.nanoTime());
        }

        private boolean isBefore(long time) {
            OptionalLong answered = since;
            return answered.isPresent() && answered.getAsLong() - time < 0;
        }
    }

    /** Before its commit: a crash that comes right after the commit finds it here. */
    Fresh keep(EndedCall ended) {
        var kept = new Fresh(ended);
        ends.add(kept);
        return kept;
    }

    /** The store was found not to have crashed until {@code looked}, by {@link System#nanoTime}. */
    void forgetFlushed(long looked) {
        long flushed = looked - FLUSHED_AFTER.toNanos();
        for (Fresh oldest = ends.peek(); oldest != null && oldest.isBefore(flushed); oldest = ends.peek()) {
            ends.remove();
        }
    }

    /** Takes all out, for they are to be written again. */
    List<EndedCall> takeAll() {
        var all = new ArrayList<EndedCall>();
        for (Fresh next = ends.poll(); next != null; next = ends.poll()) {
            all.add(next.ended);
        }
        return all;
    }
}
