package com.easyai.gateway.jobstore;

import static com.easyai.gateway.jobstore.Jobs.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.easyai.gateway.attempt.AttemptOutcome;
import com.easyai.gateway.attempt.GiveUpAttempt;
import com.easyai.gateway.claim.Claim;
import com.easyai.gateway.claim.ClaimJobs;
import com.easyai.gateway.claim.WorkerLease;
import com.easyai.gateway.groupcommit.GroupCommit;
import com.easyai.gateway.intake.AcceptJobs;
import com.easyai.gateway.intake.NewJob;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.job.JobState;
import com.easyai.gateway.overview.Capped;
import com.easyai.gateway.overview.CountJobs;
import com.easyai.gateway.overview.CountStuck;
import com.easyai.gateway.overview.LongestWaiting;
import com.easyai.gateway.waiting.ParkJobs;
import com.easyai.gateway.waiting.ParkedJob;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OverviewTest {
    private final TestStore store = TestStore.running();
    private final CountJobs count = new CountJobs(store.jdbc);
    private final String model = "model-" + UUID.randomUUID();

    @Test
    void job_is_counted_once_wherever_it_is_until_it_is_over() {
        NewJob job = accepted();
        assertThat(groups())
                .containsExactly(new CountJobs.Group(
                        JobState.QUEUED,
                        JobKind.IMAGE,
                        model,
                        null,
                        1,
                        false,
                        groups().getFirst().oldest()));

        Claim claim = claim(job);
        assertThat(groups()).extracting(CountJobs.Group::state).containsExactly(JobState.RUNNING);

        try (var park = new ParkJobs(store.jdbc, GroupCommit.Size.DEFAULT)) {
            park.park(new ParkedJob(claim, "pool-" + model, "There is no room."));
        }
        assertThat(groups()).singleElement().satisfies(group -> {
            assertThat(group.state()).isEqualTo(JobState.WAITING);
            assertThat(group.reason()).isEqualTo("There is no room.");
        });

        change(job, "state = 'CANCELLED', pool = null, finished_at = now(), error = '{}'");
        assertThat(groups()).isEmpty();
        assertThat(count.ended()).anyMatch(ended -> ended.state() == JobState.CANCELLED);
    }

    @Test
    void held_job_is_stuck_and_waits_for_nothing_else() {
        NewJob job = accepted();
        Claim claim = claim(job);
        int before = new CountStuck(store.jdbc).count().held().count();

        new GiveUpAttempt(store.jdbc)
                .hold(claim, new GiveUpAttempt.Ended(0, AttemptOutcome.UNKNOWN, "", false), "Its answer was lost.");

        assertThat(new CountStuck(store.jdbc).count().held()).isEqualTo(new Capped(before + 1, false));
        assertThat(groups()).isEmpty();
        change(job, "state = 'FAILED', held = false, finished_at = now(), error = '{}'");
    }

    @Test
    void counting_stops_and_says_that_there_are_more() {
        store.transaction.executeWithoutResult(undone -> {
            undone.setRollbackOnly();
            make("queued", Capped.MOST + 5, "'QUEUED', now() - interval '1 day', null, null");
            make("waiting", 1_005, "'WAITING', null, 'a pool', 'There is no room.'");
            store.jdbc
                    .sql("insert into waiting_user (pool, user_sub) values ('a pool', 'amy')")
                    .update();

            assertThat(groups())
                    .extracting(CountJobs.Group::state, CountJobs.Group::count, CountJobs.Group::more)
                    .containsExactly(tuple(JobState.QUEUED, Capped.MOST, true), tuple(JobState.WAITING, 1_000, true));
        });
        assertThat(Capped.of(Capped.MOST)).isEqualTo(new Capped(Capped.MOST, false));
        assertThat(Capped.of(Capped.MOST + 1)).isEqualTo(new Capped(Capped.MOST, true));
    }

    @Test
    void who_expires_first_is_among_the_longest_waiting() {
        store.transaction.executeWithoutResult(undone -> {
            undone.setRollbackOnly();
            make("old", 1, "'WAITING', null, 'a pool', 'There is no room.'");
            store.jdbc
                    .sql(
                            "update job set created_at = now() - interval '40 days', deadline = now() where model = :model")
                    .param("model", model)
                    .update();

            assertThat(new LongestWaiting(store.jdbc).read().getFirst())
                    .satisfies(first -> assertThat(first.model()).isEqualTo(model));
        });
    }

    private List<CountJobs.Group> groups() {
        return count.underWay().stream()
                .filter(group -> group.model().equals(model))
                .toList();
    }

    private NewJob accepted() {
        NewJob job = aJob().build();
        new AcceptJobs(store.jdbc, store.transaction, GroupCommit.Size.DEFAULT).accept(job);
        change(job, "model = '" + model + "'");
        return job;
    }

    private Claim claim(NewJob job) {
        var worker = new WorkerLease(store.jdbc, Duration.ofSeconds(30)).begin("test");
        return new ClaimJobs(store.jdbc)
                .fresh(worker, List.of(job.id()))
                .getFirst()
                .claim();
    }

    private void change(NewJob job, String columns) {
        store.jdbc
                .sql("update job set " + columns + " where id = :id")
                .param("id", job.id().value())
                .update();
    }

    /** {@code columns}: their state, due_at, pool and reason. */
    private void make(String metadata, int jobs, String columns) {
        store.jdbc
                .sql("""
                        insert into job (id, kind, model, priority, user_sub, end_user, credential, request, metadata,
                                         callback, prices, deadline, state, due_at, pool, reason)
                        select uuidv7(), 'IMAGE', :model, 1, 'amy', '{}', '', '{}', :metadata, false, '{}',
                               now() + interval '1 hour', %s
                          from generate_series(1, :jobs)
                        """.formatted(columns))
                .param("model", model)
                .param("metadata", metadata)
                .param("jobs", jobs)
                .update();
    }
}
