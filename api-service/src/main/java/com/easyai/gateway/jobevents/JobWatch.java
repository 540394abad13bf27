package com.easyai.gateway.jobevents;

import com.easyai.gateway.job.JobId;
import com.easyai.gateway.jobview.JobView;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One watcher of one job. It holds only the newest view: a watcher that is slow misses states in between, never the order
 * and never the last one.
 */
public final class JobWatch implements AutoCloseable {
    private final JobWatches watches;
    private final JobId job;
    private final BlockingQueue<Seen> newest = new ArrayBlockingQueue<>(1);
    private int version;

    /** Nothing: the watch is over because the service stops. */
    private record Seen(Optional<JobView> view) {}

    JobWatch(JobWatches watches, JobId job) {
        this.watches = watches;
        this.job = job;
    }

    /** What came of waiting. */
    public sealed interface Next {
        record Changed(JobView view) implements Next {}

        record Unchanged() implements Next {}

        /** The service is stopping: whoever watches asks again elsewhere. */
        record Over() implements Next {}
    }

    /** Waits for a view newer than all it gave before. */
    public Next next(Duration patience) throws InterruptedException {
        Seen seen = newest.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (seen == null) {
            return new Next.Unchanged();
        }
        return seen.view().<Next>map(Next.Changed::new).orElseGet(Next.Over::new);
    }

    @Override
    public void close() {
        watches.remove(this);
    }

    JobId job() {
        return job;
    }

    synchronized int version() {
        return version;
    }

    /** Takes a view if it is newer than the last one. */
    synchronized void offer(JobView view) {
        if (view.version() > version) {
            version = view.version();
            replace(new Seen(Optional.of(view)));
        }
    }

    synchronized void end() {
        version = Integer.MAX_VALUE;
        replace(new Seen(Optional.empty()));
    }

    private void replace(Seen seen) {
        newest.clear();
        newest.add(seen);
    }
}
