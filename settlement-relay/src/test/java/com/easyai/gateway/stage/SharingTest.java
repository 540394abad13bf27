package com.easyai.gateway.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.job.JobId;
import com.easyai.gateway.standin.servermain.Steering;
import com.easyai.gateway.standin.servermain.Steering.UploadShape;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Deliveries of different kinds, relays and platforms beside each other. */
class SharingTest {
    private static final Steering SLOW = new Steering(0, 0, false, 0, false, UploadShape.CAMEL, 0, 600_000, false);

    @Test
    void dead_upload_target_does_not_hold_up_settlements() {
        try (var stage = new Stage()) {
            JobId settling = stage.job().with(TestJob.PNG).delivered();
            stage.serverMain.steer(new Steering(0, 500, false, 0, false, UploadShape.CAMEL, 0, 0, false));
            stage.startRelay("GATEWAY_RELAY_UPLOADS=2");
            stage.await("a try", () -> !stage.settlements(settling).isEmpty());
            List<JobId> stuck = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                TestJob job = stage.job().with(TestJob.PNG);
                stage.serverMain.steerUser(job.user(), SLOW);
                stuck.add(job.delivered());
            }
            stage.await(
                    "two uploads to hang",
                    () -> stuck.stream()
                                    .filter(job -> stage.delivery(job, "upload").attempts() > 0)
                                    .count()
                            == 2);

            stage.serverMain.steer(Steering.HONEST);

            stage.awaitDelivery(settling, "webhook", "delivered");
            assertThat(stage.timesCharged(settling)).isOne();
            assertThat(stuck).noneMatch(job -> stage.isIn(job, "upload", "delivered"));
        }
    }

    @Test
    void platform_whose_files_hang_does_not_hold_up_another() {
        try (var stage = new Stage()) {
            tenResultsOfWhichTwoHang(stage);

            JobId other = stage.job().from("well").with(TestJob.PNG).delivered();

            stage.awaitDelivery(other, "webhook", "delivered");
            assertThat(stage.provider.heads()).hasSize(2);
        }
    }

    @Test
    void results_of_a_platform_without_a_free_place_are_not_claimed_again_and_again() {
        try (var stage = new Stage()) {
            tenResultsOfWhichTwoHang(stage);
            long before = timesClaimed(stage);

            Instant later = Instant.now().plusSeconds(3);
            stage.await("three seconds to pass", () -> Instant.now().isAfter(later));

            assertThat(timesClaimed(stage) - before).isLessThan(8);
        }
    }

    private static void tenResultsOfWhichTwoHang(Stage stage) {
        stage.provider.on("/hangs", out -> {
            ScriptedServer.head(out, "200 OK", "image/png", 1000);
            out.flush();
            stage.awaitEnd();
        });
        stage.startRelay("GATEWAY_RELAY_UPLOADS=4");
        for (int i = 0; i < 10; i++) {
            stage.job().from("hanging").at(stage.provider.url("/hangs")).delivered();
        }
        stage.await("two downloads to hang", () -> stage.provider.heads().size() == 2);
    }

    /** Claims and releases; of those that were just under way there may be a few more. */
    private static long timesClaimed(Stage stage) {
        return stage.jdbc
                .sql("select sum(epoch) from outbox where kind = 'UPLOAD'")
                .query(Long.class)
                .single();
    }

    @Test
    void upload_longer_than_a_lease_is_not_begun_by_another_relay() {
        try (var stage = new Stage()) {
            TestJob job = stage.job().with(TestJob.PNG);
            stage.serverMain.steerUser(
                    job.user(), new Steering(0, 0, false, 0, false, UploadShape.CAMEL, 0, 5_000, false));
            JobId id = job.delivered();

            stage.startRelay("GATEWAY_LEASE=1s");
            stage.startRelay("GATEWAY_LEASE=1s");

            stage.awaitDelivery(id, "upload", "delivered");
            assertThat(stage.delivery(id, "upload").attempts()).isOne();
            assertThat(stage.files(job.user())).hasSize(1);
        }
    }

    @Test
    void many_jobs_over_two_relays_are_each_charged_and_told_once() {
        try (var stage = new Stage()) {
            List<JobId> jobs = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                jobs.add(stage.job().with(TestJob.PNG).delivered());
            }

            stage.startRelay();
            stage.startRelay();

            stage.await("all webhooks", () -> stage.serverMain.webhookCount() >= jobs.size());
            jobs.forEach(job -> stage.awaitDelivery(job, "webhook", "delivered"));
            assertThat(stage.serverMain.appliedCount()).isEqualTo(jobs.size());
            assertThat(stage.serverMain.fileCount()).isEqualTo(jobs.size());
            assertThat(stage.serverMain.webhookCount()).isEqualTo(jobs.size());
            assertThat(jobs).allMatch(job -> stage.serverMain.validWebhooks(job.toString()) == 1);
        }
    }

    @Test
    void stopped_relay_finishes_what_is_under_way_and_begins_nothing() {
        try (var stage = new Stage()) {
            TestJob job = stage.job().with(TestJob.PNG);
            stage.serverMain.steerUser(
                    job.user(), new Steering(0, 0, false, 0, false, UploadShape.CAMEL, 0, 3_000, false));
            JobId id = job.delivered();
            stage.startRelay();
            stage.await(
                    "the upload to begin", () -> stage.delivery(id, "upload").attempts() == 1);

            stage.stopRelays();

            assertThat(stage.isIn(id, "upload", "delivered")).isTrue();
            JobId late = stage.job().with(TestJob.PNG).delivered();
            assertThat(stage.delivery(late, "upload").attempts()).isZero();
        }
    }
}
