package com.easyai.gateway.polling;

import com.easyai.gateway.adapter.Failure;
import com.easyai.gateway.adapter.PollReply;
import com.easyai.gateway.attempt.AttemptOutcome;
import com.easyai.gateway.attempt.GiveUpAttempt.Ended;
import com.easyai.gateway.calling.CallPlatforms;
import com.easyai.gateway.inflight.FollowedTask;
import com.easyai.gateway.inflight.JobsInFlight;
import com.easyai.gateway.inflight.RunningJob;
import com.easyai.gateway.recording.DeliverOutputs;
import com.easyai.gateway.recording.FailureWords;
import com.easyai.gateway.recording.RecordOutcome;
import com.easyai.gateway.recording.RetryRules;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a provider's task to its end. Neither an error nor a word it does not know ends a job here: they say nothing
 * about the task, which is asked about again until the job's time is over.
 */
public final class FollowTask {
    private static final Logger LOG = LoggerFactory.getLogger(FollowTask.class);
    private static final String AGAIN = "The provider's task failed; the job is tried again by itself.";

    /** What following needs besides the task. */
    public record Tools(
            CallPlatforms calls, RecordOutcome record, DeliverOutputs deliver, RetryRules rules, PollPace pace) {}

    private final Tools tools;
    private final JobsInFlight inFlight;
    private final Clock clock;

    public FollowTask(Tools tools, JobsInFlight inFlight, Clock clock) {
        this.tools = tools;
        this.inFlight = inFlight;
        this.clock = clock;
    }

    /** Returns when the task has ended, the job was stopped, or its time is over, in which case it expires by itself. */
    public void follow(RunningJob job, FollowedTask task) {
        var progress = new NoteProgress(tools.record(), clock);
        Duration pause = tools.pace().first(inFlight.count());
        while (!job.isStoppedWithin(pause)) {
            if (job.remaining(clock.instant()).isNegative()) {
                LOG.info(
                        "{} is out of time; its task {} is not asked about any more",
                        job.id(),
                        task.handle().id());
                return;
            }
            PollReply reply = tools.calls().poll(task, job.kind());
            if (isOver(job, task, reply, progress)) {
                return;
            }
            Duration age = Duration.between(task.startedAt(), clock.instant());
            pause = tools.pace().next(age, inFlight.count(), retryAfter(reply));
        }
    }

    private boolean isOver(RunningJob job, FollowedTask task, PollReply reply, NoteProgress progress) {
        return switch (reply) {
            case PollReply.Pending(Optional<Integer> percent) -> {
                percent.ifPresent(p -> progress.note(job, p, inFlight.count()));
                yield false;
            }
            case PollReply.AskAgain _ -> false;
            case PollReply.Succeeded done -> {
                tools.deliver()
                        .deliver(job.claim(), task.by(), done.outputs(), done.usage())
                        .ifPresent(nothing -> failed(job, task, nothing));
                yield true;
            }
            case PollReply.Failed(Failure failure) -> {
                failed(job, task, failure);
                yield true;
            }
        };
    }

    /** The request is not at hand any more: whoever claims the job next reads it again and tries another platform. */
    private void failed(RunningJob job, FollowedTask task, Failure failure) {
        Ended ended = FailureWords.ended(task.by().number(), failure);
        boolean isLast = job.failures() + 1 >= tools.rules().maxAttempts();
        if (job.isCancelRequested()) {
            tools.record()
                    .cancelled(job.claim(), new Ended(ended.number(), AttemptOutcome.CANCELLED, ended.error(), false));
        } else if (isLast || failure.kind().next() == Failure.Next.NOBODY) {
            tools.record().failed(job.claim(), ended, FailureWords.error(failure));
        } else {
            tools.record().retry(job.claim(), ended, tools.rules().pauseAfter(job.failures()), AGAIN);
        }
    }

    private static Optional<Duration> retryAfter(PollReply reply) {
        return reply instanceof PollReply.AskAgain again ? again.retryAfter() : Optional.empty();
    }
}
