package com.easyai.gateway.jobevents;

import com.easyai.gateway.event.JobChanged;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.jobview.JobView;
import com.easyai.gateway.jobview.ReadJobs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Everybody in this process who waits for a job to change. Hints from Kafka say which jobs to read, many in one statement;
 * without hints every watched job's version is looked at now and then. So however many watch, the store is read once a
 * change, and a lost hint costs seconds.
 */
public final class JobWatches implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(JobWatches.class);
    private static final int BATCH = 500;

    private final ReadJobs jobs;
    private final Duration lookEvery;
    private final Map<JobId, Set<JobWatch>> watches = new ConcurrentHashMap<>();
    private final BlockingQueue<JobId> hinted = new LinkedBlockingQueue<>();
    private volatile boolean running;
    private volatile boolean stopped;
    private long nextLook = System.nanoTime();

    JobWatches(ReadJobs jobs, Duration lookEvery) {
        this.jobs = jobs;
        this.lookEvery = lookEvery;
    }

    /** Watches from now on. The job is read once at the start, so what changed just before is not missed either. */
    public JobWatch open(JobId job) {
        var watch = new JobWatch(this, job);
        watches.compute(job, (id, others) -> {
            Set<JobWatch> all = others == null ? new CopyOnWriteArraySet<>() : others;
            all.add(watch);
            return all;
        });
        hinted.add(job);
        if (stopped) {
            watch.end();
        }
        return watch;
    }

    void remove(JobWatch watch) {
        watches.computeIfPresent(watch.job(), (id, others) -> {
            others.remove(watch);
            return others.isEmpty() ? null : others;
        });
    }

    /** How many jobs are watched. */
    public int size() {
        return watches.size();
    }

    void hint(JobChanged change) {
        if (watches.containsKey(change.jobId())) {
            hinted.add(change.jobId());
        }
    }

    @Override
    public void start() {
        running = true;
        stopped = false;
        Thread.ofVirtual().name("job-watches").start(this::follow);
    }

    /** Ends all watches, so that no open stream holds up the stop; streams stop before the web server does. */
    @Override
    public void stop() {
        running = false;
        stopped = true;
        watches.values().forEach(all -> all.forEach(JobWatch::end));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void follow() {
        while (running) {
            try {
                tell(changed());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("Watched jobs could not be read; their watchers hear of changes once the store answers", e);
                nextLook = System.nanoTime() + lookEvery.toNanos();
            }
        }
    }

    /** The jobs to read: the hinted ones as they come in, and now and then those whose version has moved. */
    private List<JobId> changed() throws InterruptedException {
        long untilLook = nextLook - System.nanoTime();
        JobId first = untilLook > 0 ? hinted.poll(untilLook, TimeUnit.NANOSECONDS) : null;
        if (first == null) {
            nextLook = System.nanoTime() + lookEvery.toNanos();
            return moved();
        }
        Set<JobId> ids = new HashSet<>(Set.of(first));
        hinted.drainTo(ids, BATCH - 1);
        return List.copyOf(ids);
    }

    private List<JobId> moved() {
        List<JobId> moved = new ArrayList<>();
        for (List<JobId> batch : batches(List.copyOf(watches.keySet()))) {
            jobs.versions(batch).forEach((id, version) -> {
                if (isBehind(id, version)) {
                    moved.add(id);
                }
            });
        }
        return moved;
    }

    private boolean isBehind(JobId id, int version) {
        return watches.getOrDefault(id, Set.of()).stream().anyMatch(watch -> watch.version() < version);
    }

    private void tell(List<JobId> ids) {
        for (List<JobId> batch : batches(ids)) {
            jobs.byId(batch).values().forEach(this::tell);
        }
    }

    private void tell(JobView view) {
        watches.getOrDefault(view.object().id(), Set.of()).forEach(watch -> watch.offer(view));
    }

    private static List<List<JobId>> batches(List<JobId> ids) {
        List<List<JobId>> batches = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += BATCH) {
            batches.add(ids.subList(from, Math.min(ids.size(), from + BATCH)));
        }
        return batches;
    }
}
