package com.easyai.gateway.images;

import com.easyai.gateway.job.JobId;
import com.easyai.gateway.jobevents.JobWatch;
import com.easyai.gateway.jobevents.JobWatches;
import com.easyai.gateway.jobview.JobView;
import java.time.Duration;
import java.util.Optional;

/** Waits for a job's end by its events: the store is read once a change, however many wait. */
final class AwaitEnd {
    private final JobWatches watches;
    private final Duration patience;

    AwaitEnd(JobWatches watches, Duration patience) {
        this.watches = watches;
        this.patience = patience;
    }

    /** The job once it is over; empty if that takes too long, or this service stops before. */
    Optional<JobView> of(JobId job) {
        try (JobWatch watch = watches.open(job)) {
            return end(watch);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Optional<JobView> end(JobWatch watch) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        while (true) {
            switch (watch.next(Duration.ofNanos(until - System.nanoTime()))) {
                case JobWatch.Next.Unchanged(), JobWatch.Next.Over() -> {
                    return Optional.empty();
                }
                case JobWatch.Next.Changed(JobView view) -> {
                    if (view.state().isTerminal()) {
                        return Optional.of(view);
                    }
                }
            }
        }
    }
}
