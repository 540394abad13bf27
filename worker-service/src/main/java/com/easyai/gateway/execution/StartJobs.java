package com.easyai.gateway.execution;

import com.easyai.gateway.attempt.PastAttempt;
import com.easyai.gateway.attempt.ReadAttempts;
import com.easyai.gateway.claim.ClaimedJob;
import com.easyai.gateway.event.JobChanged;
import com.easyai.gateway.inflight.FollowedTask;
import com.easyai.gateway.inflight.JobSlots;
import com.easyai.gateway.inflight.JobsInFlight;
import com.easyai.gateway.inflight.RunningJob;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobStatus;
import com.easyai.gateway.polling.FollowTask;
import com.easyai.gateway.recording.Insist;
import com.easyai.gateway.recording.RecordOutcome;
import com.easyai.gateway.topics.Publish;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives each claimed job a virtual thread, which holds the job's slot until it ends. */
public final class StartJobs {
    private static final Logger LOG = LoggerFactory.getLogger(StartJobs.class);
    /** A job that breaks its thread would break the next one's too; it comes back slowly until its deadline. */
    private static final Duration AFTER_A_BREAKDOWN = Duration.ofSeconds(10);

    /** The jobs that have a thread, and the slots they hold. */
    public record Room(JobsInFlight inFlight, JobSlots slots) {}

    private final Room room;
    private final ReadAttempts attempts;
    private final RunJob run;
    private final FollowTask follow;
    private final Watchers watchers;

    /** Who learns of a job's way: those who watch it, and the store. */
    record Watchers(Publish publish, RecordOutcome record) {}

    StartJobs(Room room, ReadAttempts attempts, RunJob run, FollowTask follow, Watchers watchers) {
        this.room = room;
        this.attempts = attempts;
        this.run = run;
        this.follow = follow;
        this.watchers = watchers;
    }

    /** Starts jobs for which the caller has taken slots. */
    public void start(List<ClaimedJob> claimed) {
        startWoken(
                claimed.stream().map(job -> new WokenJob(job, Optional.empty())).toList());
    }

    /** Starts jobs for which the caller has taken slots, and maybe permits. */
    public void startWoken(List<WokenJob> woken) {
        List<JobId> takenOver = woken.stream()
                .map(WokenJob::job)
                .filter(ClaimedJob::isTakenOver)
                .map(ClaimedJob::id)
                .toList();
        Map<JobId, List<PastAttempt>> earlier = Insist.on("reading earlier attempts", () -> attempts.of(takenOver));
        woken.forEach(job -> start(job, earlier.getOrDefault(job.job().id(), List.of())));
    }

    private record Work(WokenJob job, List<PastAttempt> earlier) {}

    private void start(WokenJob woken, List<PastAttempt> earlier) {
        ClaimedJob job = woken.job();
        var running = new RunningJob(job);
        room.inFlight().add(running);
        watchers.publish().changed(JobChanged.of(job.id(), job.version(), JobStatus.IN_PROGRESS));
        // Emptied by the thread when it begins, so that nothing keeps the request while a task is followed.
        var work = new AtomicReference<>(Optional.of(new Work(woken, earlier)));
        Thread.ofVirtual().name(job.id().toString()).start(() -> run(running, work));
    }

    private void run(RunningJob running, AtomicReference<Optional<Work>> work) {
        try {
            begin(running, work).ifPresent(task -> follow(running, task));
        } catch (RuntimeException e) {
            LOG.error("{} broke its thread; it is handed back and tried again until its deadline", running.claim(), e);
            watchers.record().handedBack(List.of(running.claim()), AFTER_A_BREAKDOWN);
        } finally {
            room.inFlight().remove(running);
            room.slots().giveBack(running.kind(), 1);
        }
    }

    private Optional<FollowedTask> begin(RunningJob running, AtomicReference<Optional<Work>> work) {
        return work.getAndSet(Optional.empty()).flatMap(w -> run.run(w.job(), w.earlier(), running));
    }

    private void follow(RunningJob running, FollowedTask task) {
        if (running.follow(task)) {
            follow.follow(running, task);
        } else {
            watchers.record().handedBack(List.of(running.claim()), Duration.ZERO);
        }
    }
}
