package com.easyai.gateway.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobStatus;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A relay that is killed between two effects, and the one that comes after it. */
class CrashTest {
    private static final int KILLED = 137;

    @ParameterizedTest
    @ValueSource(
            strings = {"relay.after-upload", "relay.after-upload-mark", "relay.after-settlement", "relay.after-webhook"
            })
    void job_is_charged_once_wherever_the_relay_dies(String point) throws Exception {
        try (var stage = new Stage()) {
            TestJob job = stage.job().with(TestJob.PNG);
            JobId id = job.delivered();
            dieAt(stage, point);

            stage.startRelay("GATEWAY_LEASE=2s");

            stage.awaitDelivery(id, "webhook", "delivered");
            assertThat(stage.read(id).status()).isEqualTo(JobStatus.SUCCEEDED);
            assertThat(stage.timesCharged(id)).isOne();
            assertThat(stage.files(job.user()))
                    .isNotEmpty()
                    .allMatch(file -> file.idempotencyKey().equals(job.artifact(0)));
            assertThat(stage.settlements(id))
                    .extracting("body")
                    .containsOnly(stage.settlements(id).getFirst().body());
            assertThat(stage.webhooks(id)).allMatch(webhook -> webhook.valid());
            assertThat(stage.webhooks(id))
                    .extracting("id")
                    .containsOnly(stage.webhooks(id).getFirst().id());
        }
    }

    private static void dieAt(Stage stage, String point) throws IOException, InterruptedException {
        var relay = stage.relayProcess(List.of("-Xmx128m"));
        relay.environment().put("GATEWAY_HALT_AT", point);
        relay.environment().put("GATEWAY_LEASE", "2s");
        Process process = relay.start();
        assertThat(process.waitFor(240, TimeUnit.SECONDS))
                .as("died at " + point)
                .isTrue();
        assertThat(process.exitValue()).isEqualTo(KILLED);
    }
}
