package com.easyai.gateway.workertest;

import static com.easyai.gateway.workertest.TestCatalogue.PICTURE_SET;
import static com.easyai.gateway.workertest.TestCatalogue.RETOUCHED;
import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.adapter.PreparedCall;
import com.easyai.gateway.admission.PermitRequests;
import com.easyai.gateway.catalogue.Offering;
import com.easyai.gateway.claim.Claim;
import com.easyai.gateway.claim.ClaimedJob;
import com.easyai.gateway.identity.EndUser;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.job.JobState;
import com.easyai.gateway.pricing.PriceSnapshot;
import com.easyai.gateway.revision.CurrentCatalogue;
import com.easyai.gateway.routing.Route;
import com.easyai.gateway.routing.RoutingDecision;
import com.easyai.gateway.standin.media.Media;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A permit counts a call for the second and a half after it; an input picture can take longer to come. */
@SuppressWarnings("NullAway.Init") // set before all tests
class LateCallTest {
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
    void call_that_leaves_too_late_is_counted_again_where_it_leaves() throws IOException {
        long before = counted();

        retouch(2_000);

        assertThat(counted() - before).isEqualTo(2);
    }

    @Test
    void call_that_leaves_in_time_is_counted_once() throws IOException {
        long before = counted();

        retouch(0);

        assertThat(counted() - before).isEqualTo(1);
    }

    @Test
    void permit_of_a_set_of_pictures_outlives_the_longest_wait_for_it() {
        assertThat(leaseOfSet(1)).isEqualTo(Duration.ofSeconds(5 * 60 + 30));
        assertThat(leaseOfSet(15)).isEqualTo(Duration.ofSeconds(5 * 60 + 14 * 40 + 30));
    }

    private static Duration leaseOfSet(int pictures) {
        Offering offering = worker.bean(CurrentCatalogue.class)
                .get()
                .offering(PICTURE_SET, JobKind.IMAGE)
                .getFirst();
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        parameters.putObject("sequential_image_generation_options").put("max_images", pictures);
        var call = new PreparedCall(JobKind.IMAGE, offering.model().platformModel(), parameters);
        var route = new Route(
                new RoutingDecision(1, List.of(), null), List.of(new Route.Stop(offering, call)), Set.of(), Set.of());
        return worker.bean(PermitRequests.class).of(claimed(), 1, route).lease();
    }

    private static ClaimedJob claimed() {
        return new ClaimedJob(
                new Claim(JobId.create(), 1),
                1,
                JobKind.IMAGE,
                PICTURE_SET,
                new EndUser("user-1", "demo", null, null, null),
                "{}",
                new PriceSnapshot(1, "CNY", Map.of()),
                new ClaimedJob.Times(Instant.EPOCH, Instant.MAX),
                0,
                false);
    }

    /** Within the minute after which counts are dropped. */
    private static void retouch(int millisForThePicture) throws IOException {
        try (var pictures = new MockWebServer()) {
            pictures.enqueue(new MockResponse.Builder()
                    .addHeader("Content-Type", "image/png")
                    .body(new Buffer()
                            .write(Media.image(Media.Kind.PNG, 64, 64, "late").bytes()))
                    .headersDelay(millisForThePicture, TimeUnit.MILLISECONDS)
                    .build());
            pictures.start();
            String url = "http://127.0.0.1:" + pictures.getPort() + "/fox.png";
            JobId job = jobs.dueEdit(RETOUCHED, "redder " + UUID.randomUUID(), url);

            TestJobs.Row row = jobs.awaitState(job, JobState.STORING, JobState.FAILED);

            assertThat(row.state()).as(row.error()).isEqualTo(JobState.STORING);
            assertThat(jobs.attempts(job)).containsExactly("retoucher COMPLETED");
        }
    }

    private static long counted() {
        return SURROUNDINGS
                .jdbc
                .sql("select coalesce(sum(requests), 0) from limit_window where scope = 'retoucher'")
                .query(Long.class)
                .single();
    }
}
