package com.easyai.gateway.workertest;

import static com.easyai.gateway.workertest.TestCatalogue.FILM;
import static com.easyai.gateway.workertest.TestCatalogue.PATIENT_FILM;
import static com.easyai.gateway.workertest.TestCatalogue.PICTURE;
import static com.easyai.gateway.workertest.TestCatalogue.SPARED_PICTURE;
import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.attempt.NewAttempt;
import com.easyai.gateway.attempt.StartAttempts;
import com.easyai.gateway.claim.Claim;
import com.easyai.gateway.claim.ClaimJobs;
import com.easyai.gateway.claim.WorkerId;
import com.easyai.gateway.claim.WorkerLease;
import com.easyai.gateway.groupcommit.GroupCommit;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobState;
import com.easyai.gateway.revision.CurrentCatalogue;
import com.easyai.gateway.workertest.TestJobs.Row;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One worker, one job at a time, and every way that a provider can answer. */
@SuppressWarnings("NullAway.Init") // set before all tests
class OneJobTest {
    private static final Surroundings SURROUNDINGS = Surroundings.running();
    private static RunningWorker worker;
    private static TestJobs jobs;

    @BeforeAll
    static void start() {
        worker = RunningWorker.among(SURROUNDINGS);
        jobs = new TestJobs(SURROUNDINGS, worker.bean(CurrentCatalogue.class).get());
    }

    @AfterAll
    static void stop() {
        worker.close();
    }

    @Test
    void picture_is_delivered_and_its_files_wait_for_their_upload() {
        JobId job = jobs.due(PICTURE, prompt("a red fox"), 2);

        Row row = jobs.awaitState(job, JobState.STORING, JobState.FAILED);

        assertThat(row.state()).isEqualTo(JobState.STORING);
        assertThat(jobs.artifacts(job)).isEqualTo(2);
        assertThat(jobs.attempts(job)).containsExactly("first COMPLETED");
    }

    @Test
    void film_is_followed_to_its_end() {
        String prompt = prompt("a fox runs [[task 2s]]");
        JobId job = jobs.due(FILM, prompt);

        Row row = jobs.awaitState(job, JobState.STORING, JobState.FAILED);

        assertThat(row.state()).isEqualTo(JobState.STORING);
        assertThat(jobs.attempts(job)).containsExactly("studio COMPLETED");
        assertThat(SURROUNDINGS.provider.submits(prompt)).isEqualTo(1);
    }

    @Test
    void two_failures_of_the_provider_cost_two_attempts() {
        JobId job = jobs.due(PICTURE, prompt("unlucky [[500 x2]]"));

        Row row = jobs.awaitState(job, JobState.STORING, JobState.FAILED);

        assertThat(row.state()).isEqualTo(JobState.STORING);
        assertThat(row.failures()).isEqualTo(2);
        assertThat(jobs.attempts(job)).containsExactly("first FAILED", "first FAILED", "first COMPLETED");
    }

    @Test
    void third_failure_of_the_provider_ends_the_job() {
        JobId job = jobs.due(PICTURE, prompt("hopeless [[500]]"));

        Row row = jobs.awaitState(job, JobState.STORING, JobState.FAILED);

        assertThat(row.state()).isEqualTo(JobState.FAILED);
        assertThat(row.error()).contains("provider_failed");
        assertThat(jobs.attempts(job)).containsExactly("first FAILED", "first FAILED", "first FAILED");
    }

    @Test
    void throttled_job_keeps_its_attempts() {
        JobId job = jobs.due(PICTURE, prompt("crowded [[429 retry-after=1 x4]]"));

        Row row = jobs.awaitState(job, JobState.STORING, JobState.FAILED);

        assertThat(row.state()).isEqualTo(JobState.STORING);
        assertThat(row.failures()).isZero();
        assertThat(jobs.attempts(job)).hasSize(5).startsWith("first THROTTLED").endsWith("first COMPLETED");
    }

    @Test
    void throttled_job_goes_to_another_platform_that_has_room() {
        JobId job = jobs.due(SPARED_PICTURE, prompt("crowded [[429 retry-after=5 x1]]"));

        jobs.awaitState(job, JobState.STORING, JobState.FAILED);

        assertThat(jobs.attempts(job)).containsExactly("first THROTTLED", "second COMPLETED");
    }

    @Test
    void content_refusal_is_final() {
        String prompt = prompt("unspeakable [[moderated]]");
        JobId job = jobs.due(SPARED_PICTURE, prompt);

        Row row = jobs.awaitState(job, JobState.STORING, JobState.FAILED);

        assertThat(row.state()).isEqualTo(JobState.FAILED);
        assertThat(row.error()).contains("content_policy_violation");
        assertThat(jobs.submissions(prompt)).isEqualTo(1);
    }

    @Test
    void platform_without_money_is_passed_over_for_the_next_one() {
        JobId job = jobs.due(SPARED_PICTURE, prompt("dear [[no-money x1]]"));

        jobs.awaitState(job, JobState.STORING, JobState.FAILED);

        assertThat(jobs.attempts(job)).containsExactly("first REFUSED", "second COMPLETED");
    }

    @Test
    void picture_whose_answer_was_lost_is_made_once_more() {
        String prompt = prompt("lost [[drop x1]]");
        JobId job = jobs.due(PICTURE, prompt);

        Row row = jobs.awaitState(job, JobState.STORING, JobState.FAILED);

        assertThat(row.state()).isEqualTo(JobState.STORING);
        assertThat(jobs.attempts(job)).containsExactly("first UNKNOWN", "first COMPLETED");
        assertThat(jobs.submissions(prompt)).isEqualTo(2);
    }

    @Test
    void picture_whose_answer_was_lost_twice_fails() {
        String prompt = prompt("lost for good [[drop]]");
        JobId job = jobs.due(PICTURE, prompt);

        Row row = jobs.awaitState(job, JobState.STORING, JobState.FAILED);

        assertThat(row.error()).contains("outcome_unknown");
        assertThat(jobs.submissions(prompt)).isEqualTo(2);
    }

    @Test
    void film_whose_answer_was_lost_is_held_for_an_operator() {
        String prompt = prompt("lost film [[drop x1]]");
        JobId job = jobs.due(FILM, prompt);

        jobs.awaitAttempts(job, "studio UNKNOWN");

        Row row = jobs.row(job);
        assertThat(row.state()).isEqualTo(JobState.RUNNING);
        assertThat(row.held()).isTrue();
        assertThat(row.owner()).isEmpty();
        assertThat(SURROUNDINGS.provider.submits(prompt)).isEqualTo(1);
    }

    @Test
    void picture_that_a_dead_worker_may_have_sent_is_sent_once_more() {
        String prompt = prompt("orphan");
        JobId job = jobs.accepted(PICTURE, prompt);
        leaveBehindAnAttempt(job, "first", "gpt-image-1");

        jobs.loseLease(job);

        jobs.awaitState(job, JobState.STORING, JobState.FAILED);
        assertThat(jobs.attempts(job)).containsExactly("first UNKNOWN", "first COMPLETED");
        assertThat(jobs.submissions(prompt)).isEqualTo(1);
    }

    @Test
    void film_that_a_dead_worker_may_have_sent_is_not_sent_again() {
        String prompt = prompt("orphan film");
        JobId job = jobs.accepted(FILM, prompt);
        leaveBehindAnAttempt(job, "studio", "doubao-seedance-2-0-260128");

        jobs.loseLease(job);

        jobs.awaitAttempts(job, "studio UNKNOWN");
        assertThat(jobs.row(job).held()).isTrue();
        assertThat(SURROUNDINGS.provider.submits(prompt)).isZero();
    }

    @Test
    void task_that_was_taken_over_is_polled_and_not_submitted_again() {
        String prompt = prompt("handed on [[task 4s]]");
        JobId job = jobs.due(FILM, prompt);
        jobs.awaitAttempts(job, "studio ACCEPTED");

        jobs.loseLease(job);

        Row row = jobs.awaitState(job, JobState.STORING, JobState.FAILED);
        assertThat(row.state()).isEqualTo(JobState.STORING);
        assertThat(row.epoch()).isEqualTo(3);
        assertThat(jobs.attempts(job)).containsExactly("studio COMPLETED");
        assertThat(SURROUNDINGS.provider.submits(prompt)).isEqualTo(1);
    }

    @Test
    void worker_that_lost_its_lease_in_the_middle_changes_nothing() {
        String prompt = prompt("stale [[delay 3s]]");
        JobId job = jobs.due(PICTURE, prompt);
        jobs.awaitAttempts(job, "first open");

        jobs.loseLease(job);

        Row row = jobs.awaitState(job, JobState.STORING, JobState.FAILED);
        assertThat(row.state()).isEqualTo(JobState.STORING);
        assertThat(jobs.attempts(job)).containsExactly("first UNKNOWN", "first COMPLETED");
        assertThat(jobs.artifacts(job)).isEqualTo(1);
    }

    @Test
    void failed_task_costs_an_attempt_and_the_film_fails_in_the_end() {
        String prompt = prompt("doomed [[task 0s]] [[task-fails]]");
        JobId job = jobs.due(FILM, prompt);

        Row row = jobs.awaitState(job, JobState.STORING, JobState.FAILED);

        assertThat(row.state()).isEqualTo(JobState.FAILED);
        assertThat(jobs.attempts(job)).isNotEmpty().noneMatch(attempt -> attempt.endsWith("open"));
    }

    @Test
    void cancel_stops_the_task_at_its_provider() {
        int before = SURROUNDINGS.patient.cancels.get();
        JobId job = jobs.due(PATIENT_FILM, prompt("unwanted"));
        jobs.awaitAttempts(job, "patient ACCEPTED");

        jobs.wantCancelled(job);

        Row row = jobs.awaitState(job, JobState.CANCELLED);
        assertThat(row.error()).contains("cancelled");
        assertThat(jobs.attempts(job)).containsExactly("patient CANCELLED");
        assertThat(SURROUNDINGS.patient.cancels.get()).isEqualTo(before + 1);
    }

    @Test
    void job_that_was_cancelled_before_it_was_sent_is_never_sent() {
        String prompt = prompt("too late");
        JobId job = jobs.accepted(PICTURE, prompt);
        jobs.wantCancelled(job);

        jobs.loseLease(job);

        jobs.awaitState(job, JobState.CANCELLED);
        assertThat(jobs.submissions(prompt)).isZero();
    }

    /** Prompts are told apart by the stand-in provider, and its directives count by prompt. */
    private static String prompt(String text) {
        return text + " " + UUID.randomUUID();
    }

    private static void leaveBehindAnAttempt(JobId job, String platform, String platformModel) {
        WorkerId dead = new WorkerLease(SURROUNDINGS.jdbc, Duration.ofMinutes(1)).begin("dead");
        Claim claim = new ClaimJobs(SURROUNDINGS.jdbc)
                .fresh(dead, List.of(job))
                .getFirst()
                .claim();
        try (var start = new StartAttempts(SURROUNDINGS.jdbc, GroupCommit.Size.DEFAULT)) {
            assertThat(start.start(new NewAttempt(claim, 1, platform, platformModel, 1, "{}")))
                    .isTrue();
        }
    }
}
