package com.easyai.gateway.inflight;

import com.easyai.gateway.claim.Claim;
import com.easyai.gateway.job.JobId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;

/** The jobs that have a thread here. */
public final class JobsInFlight {
    private final ConcurrentMap<JobId, RunningJob> jobs = new ConcurrentHashMap<>();

    /** A job that came back while its former thread still ends: the former is stopped, its writes are fenced off. */
    public void add(RunningJob job) {
        RunningJob former = jobs.put(job.id(), job);
        if (former != null) {
            former.stop();
        }
    }

    public void remove(RunningJob job) {
        jobs.remove(job.id(), job);
    }

    public Optional<RunningJob> find(JobId id) {
        return Optional.ofNullable(jobs.get(id));
    }

    public List<RunningJob> all() {
        return List.copyOf(jobs.values());
    }

    public int count() {
        return jobs.size();
    }

    public Set<Claim> claims() {
        return jobs.values().stream().map(RunningJob::claim).collect(Collectors.toSet());
    }

    /** Stops the jobs of these claims: they belong to somebody else now. */
    public void stop(Collection<Claim> claims) {
        var lost = Set.copyOf(claims);
        jobs.values().stream().filter(job -> lost.contains(job.claim())).forEach(RunningJob::stop);
    }
}
