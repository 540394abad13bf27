package com.easyai.gateway.workertest;

import static com.easyai.gateway.workertest.TestCatalogue.FEW_AT_A_TIME;
import static com.easyai.gateway.workertest.TestCatalogue.FILM;
import static com.easyai.gateway.workertest.TestCatalogue.RETOUCHED;
import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobState;
import com.easyai.gateway.revision.CurrentCatalogue;
import com.easyai.gateway.standin.media.Media;
import com.easyai.gateway.workertest.TestJobs.Row;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Users who change their minds while a job is on its way to a provider, where there is no task yet to be stopped. */
@SuppressWarnings("NullAway.Init") // set before all tests
class CancelTest {
    private static final Surroundings SURROUNDINGS = Surroundings.running();
    /** Several times as long as it takes a worker to see that a cancel was asked for. */
    private static final int UNTIL_SEEN_SECONDS = 4;

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
    void job_cancelled_while_a_platform_refuses_it_is_cancelled_and_has_not_failed() throws IOException {
        try (var pictures = new MockWebServer()) {
            pictures.enqueue(slowPicture());
            pictures.start();
            String url = "http://127.0.0.1:" + pictures.getPort() + "/fox.png";
            JobId job = jobs.dueEdit(RETOUCHED, prompt("[[no-money x1]]"), url);
            jobs.awaitAttempts(job, "retoucher open");

            jobs.wantCancelled(job);

            assertCancelled(job);
            assertThat(jobs.attempts(job)).containsExactly("retoucher REFUSED");
        }
    }

    @Test
    void film_cancelled_while_its_answer_got_lost_is_not_held() {
        JobId job = jobs.due(FILM, prompt("[[delay " + UNTIL_SEEN_SECONDS + "s]] [[drop x1]]"));
        jobs.awaitAttempts(job, "studio open");

        jobs.wantCancelled(job);

        assertCancelled(job);
        assertThat(jobs.row(job).held()).isFalse();
        assertThat(jobs.attempts(job)).containsExactly("studio UNKNOWN");
    }

    @Test
    void job_cancelled_on_its_way_out_of_a_queue_gives_its_permit_back() {
        JobId job = jobs.accepted(FEW_AT_A_TIME, prompt(""));
        jobs.wantCancelled(job);

        jobs.park(job);

        assertCancelled(job);
        assertThat(jobs.attempts(job)).isEmpty();
        assertThat(permitsAlive(job)).isZero();
    }

    private static void assertCancelled(JobId job) {
        Row row = jobs.awaitState(job, JobState.CANCELLED, JobState.STORING, JobState.FAILED);
        assertThat(row.state()).isEqualTo(JobState.CANCELLED);
    }

    private static int permitsAlive(JobId job) {
        return SURROUNDINGS
                .jdbc
                .sql("select count(*) from permit where owner = :job and not ended")
                .param("job", job.value())
                .query(Integer.class)
                .single();
    }

    private static MockResponse slowPicture() {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "image/png")
                .body(new Buffer()
                        .write(Media.image(Media.Kind.PNG, 64, 64, "slow").bytes()))
                .headersDelay(UNTIL_SEEN_SECONDS, TimeUnit.SECONDS)
                .build();
    }

    private static String prompt(String directives) {
        return "not any more " + UUID.randomUUID() + " " + directives;
    }
}
