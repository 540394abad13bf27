package com.easyai.gateway.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobStatus;
import com.easyai.gateway.job.SettlementStatus;
import com.easyai.gateway.standin.kept.Receipt;
import com.easyai.gateway.standin.servermain.Steering;
import com.easyai.gateway.standin.servermain.Steering.UploadShape;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the relay does with each answer of server-main. */
@Execution(ExecutionMode.CONCURRENT)
class DeliveryTest {
    private static final Stage STAGE = new Stage();

    @BeforeAll
    static void start() {
        STAGE.startRelay();
    }

    @AfterAll
    static void stop() {
        STAGE.close();
    }

    @Test
    void uploads_then_settles_then_tells_each_once() {
        TestJob job = STAGE.job().with(TestJob.PNG).with(TestJob.PNG);
        JobId id = job.delivered();

        STAGE.awaitDelivery(id, "webhook", "delivered");

        var files = STAGE.files(job.user());
        assertThat(files).hasSize(2).allSatisfy(file -> {
            assertThat(file.sha256()).isEqualTo(file.claimedSha256());
            assertThat(file.mediaType()).isEqualTo("image/png");
            assertThat(file.filename()).isEqualTo(file.idempotencyKey() + ".png");
        });
        assertThat(files).extracting("idempotencyKey").containsExactlyInAnyOrder(job.artifact(0), job.artifact(1));
        assertThat(STAGE.settlements(id)).singleElement().satisfies(settlement -> {
            assertThat(settlement.body()).contains("\"total\":\"2.16\"");
            assertThat(settlement.idempotencyKey()).isEqualTo(settlement.eventId());
            assertThat(files).allMatch(file -> file.receivedAt().isBefore(settlement.receivedAt()));
        });
        assertThat(STAGE.webhooks(id)).singleElement().satisfies(webhook -> {
            assertThat(webhook.valid()).isTrue();
            assertThat(webhook.body()).contains("\"type\":\"job.succeeded\"", "\"settlement\":\"settled\"");
            assertThat(webhook.receivedAt())
                    .isAfter(STAGE.settlements(id).getFirst().receivedAt());
        });
        assertThat(STAGE.read(id).status()).isEqualTo(JobStatus.SUCCEEDED);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 409})
    void settlement_is_done_once_server_main_says_so(int status) {
        JobId id = delivered(new Steering(0, status, false, 0, false, UploadShape.CAMEL, 0, 0, false));

        STAGE.awaitDelivery(id, "settlement", "delivered");

        assertThat(STAGE.read(id).billing().settlement()).isEqualTo(SettlementStatus.SETTLED);
        STAGE.awaitDelivery(id, "webhook", "delivered");
        assertThat(STAGE.settlements(id)).hasSize(1);
    }

    @Test
    void user_who_cannot_pay_is_refused_and_the_webhook_goes() {
        JobId id = delivered(new Steering(0, 402, false, 0, false, UploadShape.CAMEL, 0, 0, false));

        STAGE.awaitDelivery(id, "webhook", "delivered");

        assertThat(STAGE.delivery(id, "settlement").state()).isEqualTo("refused");
        assertThat(STAGE.webhooks(id))
                .singleElement()
                .satisfies(webhook -> assertThat(webhook.body()).contains("\"settlement\":\"refused\""));
        assertThat(STAGE.settlements(id)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 422})
    void settlement_that_is_not_taken_is_parked_and_delivered_by_a_replay(int status) {
        TestJob job = STAGE.job().with(TestJob.PNG);
        STAGE.serverMain.steerUser(
                job.user(), new Steering(0, status, false, 0, false, UploadShape.CAMEL, 0, 0, false));
        JobId id = job.delivered();
        STAGE.awaitDelivery(id, "settlement", "parked");
        assertThat(STAGE.read(id).billing().settlement()).isEqualTo(SettlementStatus.PARKED);
        STAGE.awaitDelivery(id, "webhook", "delivered");

        STAGE.serverMain.steerUser(job.user(), Steering.HONEST);
        assertThat(STAGE.desk.replay(STAGE.delivery(id, "settlement").id())).isTrue();

        STAGE.awaitDelivery(id, "settlement", "delivered");
        assertThat(STAGE.settlements(id)).hasSize(2);
        assertThatAllAreIdentical(STAGE.settlements(id));
        assertThat(STAGE.timesCharged(id)).isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 408, 425, 429, 500, 503})
    void settlement_of_unknown_fate_is_sent_again_unchanged(int status) {
        TestJob job = STAGE.job().with(TestJob.PNG);
        STAGE.serverMain.steerUser(
                job.user(), new Steering(0, status, false, 0, false, UploadShape.CAMEL, 0, 0, false));
        JobId id = job.delivered();
        STAGE.await("two tries", () -> STAGE.settlements(id).size() >= 2);

        STAGE.serverMain.steerUser(job.user(), Steering.HONEST);

        STAGE.awaitDelivery(id, "settlement", "delivered");
        assertThatAllAreIdentical(STAGE.settlements(id));
        assertThat(STAGE.timesCharged(id)).isOne();
    }

    @Test
    void charge_whose_answer_was_lost_is_repeated_and_made_once() {
        TestJob job = STAGE.job().with(TestJob.PNG);
        STAGE.serverMain.steerUser(job.user(), new Steering(0, 0, true, 0, false, UploadShape.CAMEL, 0, 0, false));
        JobId id = job.delivered();
        STAGE.await("a try", () -> !STAGE.settlements(id).isEmpty());

        STAGE.serverMain.steerUser(job.user(), Steering.HONEST);

        STAGE.awaitDelivery(id, "settlement", "delivered");
        assertThat(STAGE.settlements(id)).hasSizeGreaterThan(1);
        assertThatAllAreIdentical(STAGE.settlements(id));
        assertThat(STAGE.timesCharged(id)).isOne();
    }

    @ParameterizedTest
    @EnumSource(UploadShape.class)
    void receipt_is_read_in_every_shape(UploadShape shape) {
        TestJob job = STAGE.job().with(TestJob.PNG);
        STAGE.serverMain.steerUser(job.user(), new Steering(0, 0, false, 0, false, shape, 0, 0, false));
        JobId id = job.delivered();

        STAGE.awaitDelivery(id, "upload", "delivered");

        var file = STAGE.files(job.user()).getFirst();
        assertThat(STAGE.artifacts(id)).singleElement().satisfies(artifact -> {
            assertThat(artifact.fileId()).isEqualTo(file.id());
            assertThat(artifact.objectKey()).isEqualTo(file.key());
            assertThat(artifact.url()).endsWith("/files/" + file.key());
            assertThat(artifact.sha256()).isEqualTo(file.sha256());
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 409, 425, 429, 500, 503})
    void upload_of_unknown_fate_is_repeated_under_its_key(int status) {
        TestJob job = STAGE.job().with(TestJob.PNG);
        STAGE.serverMain.steerUser(
                job.user(), new Steering(0, 0, false, status, false, UploadShape.CAMEL, 0, 0, false));
        JobId id = job.delivered();
        STAGE.await("a second try", () -> STAGE.delivery(id, "upload").attempts() >= 2);

        STAGE.serverMain.steerUser(job.user(), Steering.HONEST);

        STAGE.awaitDelivery(id, "webhook", "delivered");
        assertThat(STAGE.files(job.user()))
                .singleElement()
                .satisfies(file -> assertThat(file.idempotencyKey()).isEqualTo(job.artifact(0)));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 413})
    void upload_that_is_not_taken_is_parked_and_stored_by_a_replay(int status) {
        TestJob job = STAGE.job().with(TestJob.PNG);
        STAGE.serverMain.steerUser(
                job.user(), new Steering(0, 0, false, status, false, UploadShape.CAMEL, 0, 0, false));
        JobId id = job.delivered();
        STAGE.awaitDelivery(id, "upload", "parked");
        assertThat(STAGE.delivery(id, "upload").lastError()).contains("answered " + status);
        assertThat(STAGE.read(id).status()).isEqualTo(JobStatus.IN_PROGRESS);

        STAGE.serverMain.steerUser(job.user(), Steering.HONEST);
        assertThat(STAGE.desk.replay(STAGE.delivery(id, "upload").id())).isTrue();

        STAGE.awaitDelivery(id, "webhook", "delivered");
        assertThat(STAGE.read(id).status()).isEqualTo(JobStatus.SUCCEEDED);
    }

    @Test
    void success_without_a_url_is_not_believed() {
        TestJob job = STAGE.job().with(TestJob.PNG);
        STAGE.serverMain.steerUser(job.user(), new Steering(0, 0, false, 200, false, UploadShape.CAMEL, 0, 0, false));
        JobId id = job.delivered();

        STAGE.await("a second try", () -> STAGE.delivery(id, "upload").attempts() >= 2);

        assertThat(STAGE.delivery(id, "upload").lastError()).contains("did not say where the file is");
        assertThat(STAGE.read(id).status()).isEqualTo(JobStatus.IN_PROGRESS);
        STAGE.serverMain.steerUser(job.user(), Steering.HONEST);
        STAGE.awaitDelivery(id, "webhook", "delivered");
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 500})
    void webhook_that_is_not_taken_is_sent_again_under_its_id(int status) {
        TestJob job = STAGE.job().with(TestJob.PNG);
        JobId id = job.id();
        STAGE.serverMain.steerRequest(
                id.toString(), new Steering(0, 0, false, 0, false, UploadShape.CAMEL, status, 0, false));
        job.delivered();
        STAGE.await("a second try", () -> STAGE.webhooks(id).size() >= 2);

        STAGE.serverMain.steerRequest(id.toString(), Steering.HONEST);

        STAGE.awaitDelivery(id, "webhook", "delivered");
        assertThat(STAGE.webhooks(id)).allMatch(webhook -> webhook.valid());
        assertThat(STAGE.webhooks(id))
                .extracting("id")
                .containsOnly(STAGE.webhooks(id).getFirst().id());
        assertThat(STAGE.webhooks(id))
                .extracting("body")
                .containsOnly(STAGE.webhooks(id).getFirst().body());
    }

    private static JobId delivered(Steering steering) {
        TestJob job = STAGE.job().with(TestJob.PNG);
        STAGE.serverMain.steerUser(job.user(), steering);
        return job.delivered();
    }

    private static void assertThatAllAreIdentical(List<Receipt> receipts) {
        assertThat(receipts)
                .extracting(Receipt::body)
                .containsOnly(receipts.getFirst().body());
        assertThat(receipts)
                .extracting(Receipt::idempotencyKey)
                .containsOnly(receipts.getFirst().eventId());
    }
}
