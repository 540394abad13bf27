package com.easyai.gateway.workertest;

import static com.easyai.gateway.workertest.TestCatalogue.FILM;
import static com.easyai.gateway.workertest.TestCatalogue.PATIENT_FILM;
import static com.easyai.gateway.workertest.TestCatalogue.PICTURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.easyai.gateway.claim.ClaimJobs;
import com.easyai.gateway.claim.WorkerId;
import com.easyai.gateway.claim.WorkerLease;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobState;
import com.easyai.gateway.revision.CurrentCatalogue;
import com.easyai.gateway.workertest.TestJobs.Row;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of jobs when a lease runs out or a claim gets lost on its way. */
class LostLeaseTest {
    private static final Surroundings SURROUNDINGS = Surroundings.running();
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final RunningWorker worker = RunningWorker.among(SURROUNDINGS);
    private final TestJobs jobs =
            new TestJobs(SURROUNDINGS, worker.bean(CurrentCatalogue.class).get());

    @AfterEach
    void stop() {
        worker.close();
    }

    @Test
    void worker_whose_lease_ran_out_goes_on_with_what_nobody_took() {
        String prompt = "kept " + UUID.randomUUID() + " [[task 12s]]";
        JobId job = jobs.due(FILM, prompt);
        jobs.awaitAttempts(job, "studio ACCEPTED");
        UUID former = worker.id();

        letLeaseRunOut(former);

        await().atMost(LIMIT).until(() -> !worker.id().equals(former));
        await().atMost(LIMIT).until(() -> jobs.row(job).owner().equals(java.util.Optional.of(worker.id())));
        Row row = jobs.awaitState(job, JobState.STORING, JobState.FAILED);
        assertThat(row.epoch()).isEqualTo(1);
        assertThat(SURROUNDINGS.provider.submits(prompt)).isEqualTo(1);
    }

    @Test
    void worker_whose_lease_ran_out_drops_what_another_took() {
        JobId job = jobs.due(PATIENT_FILM, "taken " + UUID.randomUUID());
        jobs.awaitAttempts(job, "patient ACCEPTED");
        UUID former = worker.id();

        WorkerId other = new WorkerLease(SURROUNDINGS.jdbc, Duration.ofMinutes(5)).begin("other");
        give(job, other);
        letLeaseRunOut(former);

        await().atMost(LIMIT).until(() -> !worker.id().equals(former));
        await().atMost(LIMIT)
                .until(() -> worker.bean(com.easyai.gateway.inflight.JobsInFlight.class)
                        .find(job)
                        .isEmpty());
        assertThat(jobs.row(job).owner()).contains(other.value());
        give(job, other);
        new WorkerLease(SURROUNDINGS.jdbc, Duration.ofMinutes(5)).end(other);
    }

    @Test
    void jobs_of_a_dead_worker_are_freed_and_run() {
        JobId job = jobs.accepted(PICTURE, "left " + UUID.randomUUID());
        WorkerId dead = new WorkerLease(SURROUNDINGS.jdbc, Duration.ofMillis(1)).begin("dead");
        SURROUNDINGS
                .jdbc
                .sql("update worker set lease_until = now() + interval '1 second' where id = :id")
                .param("id", dead.value())
                .update();
        assertThat(new ClaimJobs(SURROUNDINGS.jdbc).fresh(dead, List.of(job))).hasSize(1);

        assertThat(jobs.awaitState(job, JobState.STORING, JobState.FAILED).state())
                .isEqualTo(JobState.STORING);
    }

    @Test
    void claim_whose_answer_was_lost_is_found_and_run() {
        JobId job = jobs.accepted(PICTURE, "stray " + UUID.randomUUID());

        assertThat(new ClaimJobs(SURROUNDINGS.jdbc).fresh(new WorkerId(worker.id()), List.of(job)))
                .hasSize(1);

        assertThat(jobs.awaitState(job, JobState.STORING, JobState.FAILED).state())
                .isEqualTo(JobState.STORING);
    }

    private static void letLeaseRunOut(UUID worker) {
        SURROUNDINGS
                .jdbc
                .sql("update worker set lease_until = now() - interval '1 second' where id = :id")
                .param("id", worker)
                .update();
    }

    private static void give(JobId job, WorkerId other) {
        SURROUNDINGS
                .jdbc
                .sql("update job set owner = :owner, epoch = epoch + 1 where id = :id")
                .param("owner", other.value())
                .param("id", job.value())
                .update();
    }
}
