package com.easyai.gateway.jobstore;

import static com.easyai.gateway.jobstore.Jobs.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.claim.CancelRequests;
import com.easyai.gateway.claim.ClaimJobs;
import com.easyai.gateway.claim.ClaimedJob;
import com.easyai.gateway.claim.WorkerId;
import com.easyai.gateway.claim.WorkerLease;
import com.easyai.gateway.ending.EndJobs;
import com.easyai.gateway.groupcommit.GroupCommit;
import com.easyai.gateway.intake.AcceptJobs;
import com.easyai.gateway.intake.NewJob;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.job.Priority;
import com.easyai.gateway.jobview.QueuePosition;
import com.easyai.gateway.waiting.NextJobs;
import com.easyai.gateway.waiting.ParkJobs;
import com.easyai.gateway.waiting.ParkedJob;
import com.easyai.gateway.waiting.ReadPools;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaitingTest {
    private static final GroupCommit.Size SIZE = GroupCommit.Size.DEFAULT;
    private static final String NO_ROOM = "The providers are at their limits.";

    private final TestStore store = TestStore.running();
    private final AcceptJobs accept = new AcceptJobs(store.jdbc, store.transaction, SIZE);
    private final ParkJobs park = new ParkJobs(store.jdbc, SIZE);
    private final NextJobs next = new NextJobs(store.jdbc);
    private final WorkerId worker = new WorkerLease(store.jdbc, Duration.ofMinutes(5)).begin("waking");
    private final String pool = "pool-" + UUID.randomUUID();

    @AfterEach
    void close() {
        accept.close();
        park.close();
    }

    @Test
    void ten_thousand_jobs_of_one_user_do_not_hold_up_anothers_first() {
        parkedTogether("anna", Priority.HIGH, 10_000);
        assertThat(IntStream.range(0, 5).mapToObj(i -> owner(taken(1).getFirst())))
                .containsOnly("anna");
        JobId berts = parked("bert", Priority.LOW, 1).getFirst();

        List<JobId> starts =
                IntStream.range(0, 4).mapToObj(i -> taken(1).getFirst()).toList();

        assertThat(starts.indexOf(berts))
                .as("place of bert's job in %s", starts)
                .isBetween(0, 1);
    }

    @Test
    void nobody_starves_beside_a_user_who_queues_more_and_more() {
        parkedTogether("anna", Priority.HIGH, 1_000);
        List<String> others = IntStream.range(0, 20).mapToObj(i -> "other-" + i).toList();
        others.forEach(user -> parked(user, Priority.LOW, 2));

        List<String> served = IntStream.range(0, 42)
                .mapToObj(i -> {
                    parked("anna", Priority.HIGH, 1);
                    return owner(taken(1).getFirst());
                })
                .toList();

        others.forEach(user -> assertThat(Collections.frequency(served, user)).isEqualTo(2));
        assertThat(Collections.frequency(served, "anna")).isEqualTo(2);
    }

    @Test
    void users_are_served_in_turn_whatever_they_queued_and_when() {
        parked("anna", Priority.HIGH, 6);
        parked("bert", Priority.NORMAL, 3);
        parked("carl", Priority.LOW, 3);

        List<String> served =
                IntStream.range(0, 9).mapToObj(i -> owner(taken(1).getFirst())).toList();

        assertThat(served).containsExactly("anna", "bert", "carl", "anna", "bert", "carl", "anna", "bert", "carl");
    }

    @Test
    void a_batch_takes_the_same_jobs_as_one_after_the_other() {
        parked("anna", Priority.NORMAL, 5);
        parked("bert", Priority.NORMAL, 2);

        assertThat(taken(5).stream().map(this::owner)).containsExactly("anna", "bert", "anna", "bert", "anna");
    }

    @Test
    void a_users_own_jobs_go_by_priority_and_then_by_age() {
        List<JobId> low = parked("anna", Priority.LOW, 2);
        List<JobId> normal = parked("anna", Priority.NORMAL, 2);
        List<JobId> high = parked("anna", Priority.HIGH, 2);

        List<JobId> order = new ArrayList<>(high);
        order.addAll(normal);
        order.addAll(low);
        assertThat(taken(6)).isEqualTo(order);
    }

    @Test
    void places_of_many_jobs_asked_at_once_are_the_order_in_which_they_are_taken() {
        List<JobId> jobs = new ArrayList<>(parked("anna", Priority.NORMAL, 4));
        jobs.addAll(parked("bert", Priority.NORMAL, 2));
        jobs.addAll(parked("anna", Priority.HIGH, 1));
        var positions = new QueuePosition(store.jdbc);

        var places = positions.of(jobs);

        jobs.forEach(job -> assertThat(positions.of(job)).contains(places.get(job)));
        List<JobId> inOrder = jobs.stream()
                .sorted(Comparator.comparingLong(job -> position(places, job)))
                .toList();
        assertThat(inOrder.stream().map(job -> position(places, job))).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(IntStream.range(0, 7).mapToObj(i -> taken(1).getFirst()).toList())
                .isEqualTo(inOrder);
    }

    @Test
    void places_of_jobs_that_are_due_count_those_that_have_been_due_for_longer() {
        List<JobId> jobs = IntStream.range(0, 5)
                .mapToObj(i -> aJob().ofKind(JobKind.EDIT).build())
                .peek(accept::accept)
                .map(NewJob::id)
                .toList();
        var positions = new QueuePosition(store.jdbc);

        var places = positions.of(jobs);

        jobs.forEach(job -> assertThat(positions.of(job)).contains(places.get(job)));
        long first = position(places, jobs.getFirst());
        assertThat(jobs.stream().map(job -> position(places, job) - first)).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(places.values()).allMatch(place -> place.pool().isEmpty());
    }

    @Test
    void what_is_looked_at_and_not_claimed_keeps_its_place() {
        List<JobId> jobs = parked("anna", Priority.NORMAL, 3);

        store.transaction.executeWithoutResult(status -> next.look(pool, next.line(pool, 3), 3));

        assertThat(taken(3)).isEqualTo(jobs);
    }

    @Test
    void a_queue_is_worked_on_by_one_worker_at_a_time() {
        boolean others = Boolean.TRUE.equals(store.transaction.execute(status -> {
            assertThat(next.hold(pool)).isTrue();
            return inAnotherTransaction(() -> next.hold(pool));
        }));

        assertThat(others).isFalse();
    }

    @Test
    void waiting_costs_no_attempt_and_starts_nothing() {
        JobId job = parked("anna", Priority.NORMAL, 1).getFirst();

        assertThat(store.jdbc
                        .sql("select state, failures, reason from job where id = :id and started_at is null")
                        .param("id", job.value())
                        .query()
                        .singleRow())
                .containsEntry("state", "WAITING")
                .containsEntry("failures", 0)
                .containsEntry("reason", NO_ROOM);
    }

    @Test
    void a_lost_claim_parks_nothing() {
        ClaimedJob job = claimed(aJob().of("anna").build());
        park.park(new ParkedJob(job.claim(), pool, NO_ROOM));

        assertThat(park.park(new ParkedJob(job.claim(), pool + "-other", NO_ROOM)))
                .isEmpty();
        assertThat(new ReadPools(store.jdbc).occupied()).contains(pool).doesNotContain(pool + "-other");
    }

    @Test
    void a_waiting_job_is_cancelled_at_once_and_its_user_leaves_the_line() {
        JobId job = parked("anna", Priority.NORMAL, 1).getFirst();

        assertThat(new EndJobs(store.jdbc).cancelUnstarted(job, "anna")).isPresent();

        assertThat(taken(1)).isEmpty();
        assertThat(new ReadPools(store.jdbc).occupied()).doesNotContain(pool);
    }

    @Test
    void a_job_whose_end_was_asked_for_while_it_ran_joins_no_queue_and_is_due_at_once() {
        ClaimedJob job = claimed(aJob().of("anna").build());
        assertThat(new CancelRequests(store.jdbc).ask(job.id(), "anna")).isTrue();

        assertThat(park.park(new ParkedJob(job.claim(), pool, NO_ROOM))).isPresent();

        assertThat(new ReadPools(store.jdbc).occupied()).doesNotContain(pool);
        assertThat(new ClaimJobs(store.jdbc).due(worker, job.kind(), 10_000))
                .filteredOn(again -> again.id().equals(job.id()))
                .singleElement()
                .matches(ClaimedJob::cancelRequested);
    }

    @Test
    void nothing_is_lost_or_taken_twice_while_jobs_come_and_go() throws Exception {
        int jobs = 600;
        var taken = Collections.synchronizedList(new ArrayList<JobId>());
        var parkedSoFar = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int user = 0; user < 6; user++) {
                String name = "user-" + user;
                var _ = threads.submit(() -> IntStream.range(0, jobs / 6).forEach(i -> {
                    parked(name, Priority.NORMAL, 1);
                    parkedSoFar.incrementAndGet();
                }));
            }
            for (int i = 0; i < 3; i++) {
                var _ = threads.submit(() -> {
                    while (parkedSoFar.get() < jobs) {
                        taken.addAll(taken(7));
                    }
                });
            }
        }
        while (new ReadPools(store.jdbc).occupied().contains(pool)) {
            taken.addAll(taken(50));
        }

        assertThat(taken).hasSize(jobs).doesNotHaveDuplicates();
    }

    private static long position(Map<JobId, QueuePosition.Place> places, JobId job) {
        return Objects.requireNonNull(places.get(job)).position();
    }

    /** As a worker does it. */
    private List<JobId> taken(int max) {
        return Objects.requireNonNull(store.transaction.execute(status -> {
            if (!next.hold(pool)) {
                return List.of();
            }
            List<String> users = next.line(pool, max);
            List<ClaimedJob> looked = next.look(pool, users, max);
            next.claim(worker, pool, looked);
            next.forget(pool, users);
            return looked.stream().map(ClaimedJob::id).toList();
        }));
    }

    private List<JobId> parked(String user, Priority priority, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> claimed(aJob().of(user).withPriority(priority).build()))
                .peek(job -> assertThat(park.park(new ParkedJob(job.claim(), pool, NO_ROOM)))
                        .isPresent())
                .map(ClaimedJob::id)
                .toList();
    }

    /** Many at once, in the order that it happens to be. */
    private void parkedTogether(String user, Priority priority, int count) {
        inParallel(
                IntStream.range(0, count)
                        .mapToObj(i -> aJob().of(user).withPriority(priority).build())
                        .toList(),
                job -> assertThat(park.park(new ParkedJob(claimed(job).claim(), pool, NO_ROOM)))
                        .isPresent());
    }

    private static <T> void inParallel(List<T> all, Consumer<T> work) {
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> running = new ArrayList<>();
            all.forEach(each -> running.add(threads.submit(() -> work.accept(each))));
            for (Future<?> each : running) {
                each.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private ClaimedJob claimed(NewJob job) {
        accept.accept(job);
        return new ClaimJobs(store.jdbc).fresh(worker, List.of(job.id())).getFirst();
    }

    private String owner(JobId job) {
        return store.jdbc
                .sql("select user_sub from job where id = :id")
                .param("id", job.value())
                .query(String.class)
                .single();
    }

    private boolean inAnotherTransaction(BooleanSupplier question) {
        try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
            return thread.submit(() -> store.transaction.execute(status -> question.getAsBoolean()))
                    .get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
