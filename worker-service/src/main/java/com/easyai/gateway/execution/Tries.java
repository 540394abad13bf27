package com.easyai.gateway.execution;

import com.easyai.gateway.adapter.Failure;
import com.easyai.gateway.attempt.AttemptOutcome;
import com.easyai.gateway.attempt.PastAttempt;
import com.easyai.gateway.claim.ClaimedJob;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has been tried for a job, earlier and in this run. Belongs to the job's thread. */
final class Tries {
    private final Map<String, String> excluded = new HashMap<>();
    private final Set<String> refusedBy = new HashSet<>();
    private int lastNumber;
    private int failures;
    private int unknowns;
    /** Tries in a row that reached nobody or found no room: they cost nothing, and pauses grow with them. */
    private int fruitless;

    private @Nullable Duration pause;
    private boolean platformMayRecover;
    private boolean throttled;
    private @Nullable Failure lastRefusal;

    static Tries of(ClaimedJob job, List<PastAttempt> earlier) {
        var tries = new Tries();
        tries.failures = job.failures();
        earlier.forEach(tries::add);
        return tries;
    }

    private void add(PastAttempt attempt) {
        lastNumber = attempt.number();
        AttemptOutcome outcome = attempt.outcome().orElse(AttemptOutcome.UNKNOWN);
        fruitless = isFruitless(outcome) ? fruitless + 1 : 0;
        if (outcome == AttemptOutcome.REFUSED) {
            excluded.put(attempt.platform(), "refused the job before");
            refusedBy.add(attempt.platform());
        } else if (attempt.outcome().filter(o -> o == AttemptOutcome.UNKNOWN).isPresent()) {
            unknowns++;
        }
    }

    private static boolean isFruitless(AttemptOutcome outcome) {
        return outcome == AttemptOutcome.THROTTLED || outcome == AttemptOutcome.NOT_REACHED;
    }

    int nextNumber() {
        return lastNumber + 1;
    }

    /** The next attempt is begun. */
    void begin() {
        lastNumber++;
    }

    int failures() {
        return failures;
    }

    int fruitless() {
        return fruitless;
    }

    /** How many submissions' answers were lost. */
    int unknowns() {
        return unknowns;
    }

    Map<String, String> excluded() {
        return excluded;
    }

    /** The platform will not: nobody asks it about this job again. */
    void refused(String platform, Failure failure) {
        excluded.put(platform, "refused the job: " + failure.message());
        refusedBy.add(platform);
        lastRefusal = failure;
        failures++;
    }

    /** The platform could not; it may be asked again after a pause. */
    void failed(String platform, Failure failure) {
        excluded.put(platform, "failed just now: " + failure.message());
        lastRefusal = failure;
        platformMayRecover = true;
        failures++;
    }

    /** A submission's answer was lost, and the job may be submitted again. */
    void lost() {
        failures++;
        unknowns++;
    }

    /** The platform whose answer was lost a moment ago is not the first to be asked again. */
    void rest(String platform) {
        excluded.put(platform, "its answer was lost just now");
        platformMayRecover = true;
    }

    /** Platforms that will never be asked about this job again. */
    Set<String> refusedBy() {
        return refusedBy;
    }

    /** The platform said that it has no room, which all workers know now; it costs no attempt. */
    void throttled(String platform) {
        excluded.put(platform, "throttled just now");
        throttled = true;
        fruitless++;
    }

    /** The platform was not reached; it costs no attempt. */
    void notReached(String platform, String why, Duration wait) {
        excluded.put(platform, why);
        fruitless++;
        pause = pause == null || wait.compareTo(pause) < 0 ? wait : pause;
    }

    /** When a platform that was not reached may be. */
    Optional<Duration> pause() {
        return Optional.ofNullable(pause);
    }

    /** True if a platform said that it has no room. */
    boolean isThrottled() {
        return throttled;
    }

    /** True if a platform failed in a way that may pass. */
    boolean mayPass() {
        return platformMayRecover;
    }

    Optional<Failure> lastRefusal() {
        return Optional.ofNullable(lastRefusal);
    }
}
