package com.easyai.gateway.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.job.JobId;
import com.easyai.gateway.overview.CountStuck;
import com.easyai.gateway.standin.servermain.Steering;
import com.easyai.gateway.standin.servermain.Steering.UploadShape;
import org.junit.jupiter.api.Test;

/** A 410 holds for every webhook of every relay, so each of these has a stage of its own. */
class WebhookStopTest {
    private static final Steering GONE = new Steering(0, 0, false, 0, false, UploadShape.CAMEL, 410, 0, false);

    @Test
    void all_webhooks_of_all_relays_are_parked_after_a_410_until_one_is_replayed() {
        try (var stage = new Stage()) {
            stage.startRelay();
            stage.startRelay();
            JobId unwanted = answeredWith410(stage);

            JobId later = stage.job().with(TestJob.PNG).delivered();
            stage.awaitDelivery(later, "webhook", "parked");

            assertThat(stage.webhooks(unwanted)).hasSize(1);
            assertThat(stage.webhooks(later)).isEmpty();
            assertThat(stage.delivery(unwanted, "webhook").lastError())
                    .contains("answered 410", "until you replay one");
            assertThat(stage.delivery(later, "webhook").lastError()).contains("It was not sent", "410", "Replay one");
        }
    }

    @Test
    void replayed_webhook_is_sent_and_later_ones_follow_by_themselves() {
        try (var stage = new Stage()) {
            stage.startRelay();
            JobId unwanted = answeredWith410(stage);
            JobId parked = stage.job().with(TestJob.PNG).delivered();
            stage.awaitDelivery(parked, "webhook", "parked");
            assertThat(new CountStuck(stage.jdbc).count().webhooksStoppedSince())
                    .isNotNull();

            assertThat(stage.desk.replay(stage.delivery(parked, "webhook").id()))
                    .isTrue();

            stage.awaitDelivery(parked, "webhook", "delivered");
            JobId later = stage.job().with(TestJob.PNG).delivered();
            stage.awaitDelivery(later, "webhook", "delivered");
            assertThat(stage.isIn(unwanted, "webhook", "parked")).isTrue();
            assertThat(new CountStuck(stage.jdbc).count().webhooksStoppedSince())
                    .isNull();
        }
    }

    private static JobId answeredWith410(Stage stage) {
        TestJob job = stage.job().with(TestJob.PNG);
        stage.serverMain.steerRequest(job.id().toString(), GONE);
        JobId id = job.delivered();
        stage.awaitDelivery(id, "webhook", "parked");
        return id;
    }
}
