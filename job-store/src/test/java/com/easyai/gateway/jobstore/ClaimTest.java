package com.easyai.gateway.jobstore;

import static com.easyai.gateway.jobstore.Jobs.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.artifact.NewArtifact;
import com.easyai.gateway.attempt.AcceptedTask;
import com.easyai.gateway.attempt.AttemptOutcome;
import com.easyai.gateway.attempt.Delivered;
import com.easyai.gateway.attempt.GiveUpAttempt;
import com.easyai.gateway.attempt.NewAttempt;
import com.easyai.gateway.attempt.NoteAttempt;
import com.easyai.gateway.attempt.ReadAttempts;
import com.easyai.gateway.attempt.SaveDeliveries;
import com.easyai.gateway.attempt.SaveTasks;
import com.easyai.gateway.attempt.StartAttempts;
import com.easyai.gateway.claim.CancelRequests;
import com.easyai.gateway.claim.ClaimJobs;
import com.easyai.gateway.claim.ClaimedJob;
import com.easyai.gateway.claim.ReleaseJobs;
import com.easyai.gateway.claim.WorkerId;
import com.easyai.gateway.claim.WorkerLease;
import com.easyai.gateway.ending.EndJobs;
import com.easyai.gateway.ending.EndedJob;
import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.JobError;
import com.easyai.gateway.groupcommit.GroupCommit;
import com.easyai.gateway.intake.AcceptJobs;
import com.easyai.gateway.intake.NewJob;
import com.easyai.gateway.job.ArtifactId;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.job.JobState;
import com.easyai.gateway.usage.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClaimTest {
    private static final GroupCommit.Size SIZE = GroupCommit.Size.DEFAULT;
    private static final GiveUpAttempt.Ended REFUSED = new GiveUpAttempt.Ended(1, AttemptOutcome.REFUSED, "500", true);

    private final TestStore store = TestStore.running();
    private final AcceptJobs accept = new AcceptJobs(store.jdbc, store.transaction, SIZE);
    private final ClaimJobs claim = new ClaimJobs(store.jdbc);
    private final WorkerLease lease = new WorkerLease(store.jdbc, Duration.ofMinutes(1));
    private final ReleaseJobs release = new ReleaseJobs(store.jdbc);
    private final EndJobs end = new EndJobs(store.jdbc);

    @AfterEach
    void close() {
        accept.close();
    }

    @Test
    void eight_workers_at_both_doors_claim_every_job_once() throws Exception {
        List<JobId> jobs = accepted(2_000, JobKind.EDIT);
        makeDue(jobs);

        List<JobId> claimed = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<List<JobId>>> workers = IntStream.range(0, 8)
                    .<Callable<List<JobId>>>mapToObj(
                            i -> () -> i % 2 == 0 ? claimAnnounced(jobs) : claimDue(JobKind.EDIT))
                    .toList();
            for (Future<List<JobId>> worker : threads.invokeAll(workers)) {
                claimed.addAll(worker.get());
            }
        }

        assertThat(claimed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(jobs);
    }

    @Test
    void a_worker_without_a_live_lease_claims_nothing() {
        WorkerId paused = new WorkerLease(store.jdbc, Duration.ZERO).begin("paused");
        NewJob job = accept(aJob());

        assertThat(claim.fresh(paused, List.of(job.id()))).isEmpty();
        assertThat(new WorkerLease(store.jdbc, Duration.ofMinutes(1)).extend(paused))
                .isFalse();
    }

    @Test
    void what_a_worker_lost_is_claimed_by_another_under_a_higher_epoch() {
        ClaimedJob lost = claimed(aJob());

        lose(lost);
        ClaimedJob taken = claimAgain(lost);

        assertThat(taken.claim().epoch()).isGreaterThan(lost.claim().epoch());
        assertThat(taken.isTakenOver()).isTrue();
    }

    @Test
    void a_worker_that_lost_its_claim_changes_nothing() {
        ClaimedJob stale = claimed(aJob());
        started(stale, 1);
        lose(stale);
        ClaimedJob taken = claimAgain(stale);

        assertThat(start(stale, 2)).isFalse();
        assertThat(saveTask(stale)).isFalse();
        assertThat(deliver(stale)).isFalse();
        assertThat(new GiveUpAttempt(store.jdbc).retry(stale.claim(), REFUSED, Duration.ZERO, "again"))
                .isEmpty();
        assertThat(new NoteAttempt(store.jdbc).ended(stale.claim(), REFUSED)).isFalse();
        assertThat(new NoteAttempt(store.jdbc).progress(stale.claim(), 50)).isEmpty();
        assertThat(end.fail(stale.claim(), REFUSED, anError())).isEmpty();
        assertThat(end.fail(taken.claim(), REFUSED, anError())).isPresent();
    }

    @Test
    void an_attempt_begun_and_left_is_seen_by_the_next_worker_without_an_outcome() {
        ClaimedJob job = claimed(aJob());
        started(job, 1);
        lose(job);

        var attempts = new ReadAttempts(store.jdbc).of(List.of(job.id())).get(job.id());

        assertThat(attempts)
                .singleElement()
                .matches(a -> a.outcome().isEmpty() && a.task().isEmpty());
    }

    @Test
    void handing_back_offers_the_job_at_once() {
        NewJob job = accept(aJob());
        WorkerId worker = lease.begin("leaving");
        ClaimedJob held = claim.fresh(worker, List.of(job.id())).getFirst();

        assertThat(release.handBack(List.of(held.claim()), Duration.ZERO)).isEqualTo(1);

        assertThat(claimAgain(held).id()).isEqualTo(job.id());
    }

    @Test
    void a_record_that_comes_again_does_not_claim_a_job_that_waits_for_its_retry() {
        ClaimedJob job = claimed(aJob());
        started(job, 1);
        new GiveUpAttempt(store.jdbc).retry(job.claim(), REFUSED, Duration.ofHours(1), "the provider failed");

        assertThat(claim.fresh(lease.begin("eager"), List.of(job.id()))).isEmpty();
    }

    @Test
    void a_held_job_is_offered_to_nobody_and_expires() {
        ClaimedJob job = claimed(aJob().timingOutAfter(Duration.ofMillis(1)));
        new GiveUpAttempt(store.jdbc).hold(job.claim(), REFUSED, "in doubt");

        assertThat(end.expire(0, 10_000)).anyMatch(e -> e.id().equals(job.id()));
        assertThat(end.expire(0, 10_000)).noneMatch(e -> e.id().equals(job.id()));
    }

    @Test
    void a_job_that_does_not_start_in_time_expires_and_one_that_did_does_not() {
        NewJob waiting = accept(aJob().startingWithin(Duration.ofMillis(1)));
        ClaimedJob running = claimed(aJob().startingWithin(Duration.ofMillis(1)));

        var expired = end.expire(0, 10_000);

        assertThat(expired).anyMatch(e -> e.id().equals(waiting.id()));
        assertThat(expired).noneMatch(e -> e.id().equals(running.id()));
    }

    @Test
    void a_job_that_a_provider_had_has_started_even_if_it_is_queued_again() {
        ClaimedJob failed = claimed(aJob().startingWithin(Duration.ofMillis(1)));
        ClaimedJob throttled = claimed(aJob().startingWithin(Duration.ofMillis(1)));
        var give = new GiveUpAttempt(store.jdbc);
        started(failed, 1);
        give.retry(
                failed.claim(),
                new GiveUpAttempt.Ended(1, AttemptOutcome.FAILED, "500", true),
                Duration.ofHours(1),
                "again");
        started(throttled, 1);
        give.await(
                throttled.claim(),
                new GiveUpAttempt.Ended(1, AttemptOutcome.THROTTLED, "429", false),
                Duration.ofHours(1),
                "full");

        var expired = end.expire(0, 10_000);

        assertThat(expired).extracting(EndedJob::id).contains(throttled.id()).doesNotContain(failed.id());
    }

    @Test
    void cancelling_ends_what_waits_and_leaves_what_runs_and_what_is_anothers() {
        NewJob waiting = accept(aJob().of("fay"));
        ClaimedJob running = claimed(aJob().of("fay"));

        assertThat(end.cancelUnstarted(waiting.id(), "gus")).isEmpty();
        assertThat(end.cancelUnstarted(running.id(), "fay")).isEmpty();
        assertThat(end.cancelUnstarted(waiting.id(), "fay")).isPresent();
        assertThat(end.cancelUnstarted(waiting.id(), "fay")).isEmpty();
    }

    @Test
    void a_held_job_ends_at_once_when_its_user_cancels_it() {
        ClaimedJob job = claimed(aJob().of("fay"));
        new GiveUpAttempt(store.jdbc).hold(job.claim(), REFUSED, "in doubt");

        assertThat(end.cancelUnstarted(job.id(), "gus")).isEmpty();
        assertThat(end.cancelUnstarted(job.id(), "fay"))
                .get()
                .extracting(EndedJob::state)
                .isEqualTo(JobState.CANCELLED);

        assertThat(held(job)).isFalse();
    }

    @Test
    void a_job_given_up_while_its_user_wants_its_end_is_due_at_once_and_not_held() {
        ClaimedJob retried = claimed(aJob().of("fay"));
        ClaimedJob inDoubt = claimed(aJob().of("fay"));
        var give = new GiveUpAttempt(store.jdbc);
        List.of(retried, inDoubt)
                .forEach(job -> assertThat(new CancelRequests(store.jdbc).ask(job.id(), "fay"))
                        .isTrue());

        give.retry(retried.claim(), REFUSED, Duration.ofHours(1), "again");
        give.hold(inDoubt.claim(), REFUSED, "in doubt");

        assertThat(held(inDoubt)).isFalse();
        assertThat(claim.due(lease.begin("next"), retried.kind(), 10_000))
                .filteredOn(ClaimedJob::cancelRequested)
                .extracting(ClaimedJob::id)
                .contains(retried.id(), inDoubt.id());
    }

    private boolean held(ClaimedJob job) {
        return store.jdbc
                .sql("select held from job where id = :id")
                .param("id", job.id().value())
                .query(Boolean.class)
                .single();
    }

    private NewJob accept(Jobs builder) {
        NewJob job = builder.build();
        accept.accept(job);
        return job;
    }

    private ClaimedJob claimed(Jobs builder) {
        // A job already past its deadline is not handed out, so the deadline is moved after the claim.
        NewJob job = builder.build();
        var patient = new NewJob(
                job.id(),
                job.work(),
                job.owner(),
                job.prices(),
                new NewJob.Terms(
                        job.terms().priority(),
                        Duration.ofMinutes(10),
                        job.terms().startTimeout(),
                        true,
                        "{}"),
                job.idempotencyKey());
        accept.accept(patient);
        ClaimedJob claimed =
                claim.fresh(lease.begin("worker"), List.of(job.id())).getFirst();
        store.jdbc
                .sql("update job set deadline = created_at + :timeout * interval '1 millisecond' where id = :id")
                .param("timeout", job.terms().timeout().toMillis())
                .param("id", job.id().value())
                .update();
        return claimed;
    }

    private List<JobId> accepted(int count, JobKind kind) {
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(i -> accept(aJob().ofKind(kind)).id())
                .toList();
    }

    private void makeDue(List<JobId> jobs) {
        store.jdbc
                .sql("update job set due_at = now() where kind = 'EDIT' and due_at is not null")
                .update();
        assertThat(jobs).isNotEmpty();
    }

    private List<JobId> claimAnnounced(List<JobId> jobs) {
        WorkerId worker = lease.begin("kafka");
        var claimed = new ArrayList<JobId>();
        for (int from = 0; from < jobs.size(); from += 50) {
            claim.fresh(worker, jobs.subList(from, from + 50)).forEach(job -> claimed.add(job.id()));
        }
        return claimed;
    }

    private List<JobId> claimDue(JobKind kind) {
        WorkerId worker = lease.begin("store");
        var claimed = new ArrayList<JobId>();
        List<ClaimedJob> batch;
        do {
            batch = claim.due(worker, kind, 37);
            batch.forEach(job -> claimed.add(job.id()));
        } while (!batch.isEmpty());
        return claimed;
    }

    private void lose(ClaimedJob job) {
        store.jdbc
                .sql("update worker set lease_until = now() - interval '1 second'"
                        + " where id = (select owner from job where id = :id)")
                .param("id", job.id().value())
                .update();
        assertThat(release.ofLostLeases(10_000)).contains(job.id());
    }

    private ClaimedJob claimAgain(ClaimedJob job) {
        return claim.due(lease.begin("next"), job.kind(), 10_000).stream()
                .filter(other -> other.id().equals(job.id()))
                .findFirst()
                .orElseThrow();
    }

    private void started(ClaimedJob job, int number) {
        assertThat(start(job, number)).isTrue();
    }

    private boolean start(ClaimedJob job, int number) {
        try (var attempts = new StartAttempts(store.jdbc, SIZE)) {
            return attempts.start(new NewAttempt(job.claim(), number, "openai-main", "gpt-image-1", 17, "{}"));
        }
    }

    private boolean saveTask(ClaimedJob job) {
        try (var tasks = new SaveTasks(store.jdbc, SIZE)) {
            return tasks.save(new AcceptedTask(job.claim(), 1, "{}"));
        }
    }

    private boolean deliver(ClaimedJob job) {
        var artifact = new NewArtifact(
                ArtifactId.create(), 0, Optional.of("image/png"), new NewArtifact.Source.Inline(new byte[] {1}));
        try (var deliveries = new SaveDeliveries(store.jdbc, SIZE)) {
            return deliveries.save(new Delivered(
                    job.claim(),
                    new Delivered.By(1, "openai-main", "gpt-image-1"),
                    List.of(artifact),
                    0,
                    Usage.images(1)));
        }
    }

    private static JobError anError() {
        return new JobError(ErrorCode.PROVIDER_FAILED, "The provider failed.");
    }
}
