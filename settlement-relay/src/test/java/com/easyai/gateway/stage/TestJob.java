package com.easyai.gateway.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.artifact.NewArtifact;
import com.easyai.gateway.artifact.NewArtifact.Source;
import com.easyai.gateway.attempt.Delivered;
import com.easyai.gateway.attempt.NewAttempt;
import com.easyai.gateway.attempt.SaveDeliveries;
import com.easyai.gateway.attempt.StartAttempts;
import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.claim.Claim;
import com.easyai.gateway.claim.ClaimJobs;
import com.easyai.gateway.claim.WorkerLease;
import com.easyai.gateway.groupcommit.GroupCommit;
import com.easyai.gateway.identity.EndUser;
import com.easyai.gateway.intake.AcceptJobs;
import com.easyai.gateway.intake.NewJob;
import com.easyai.gateway.job.ArtifactId;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.job.Priority;
import com.easyai.gateway.pricing.EffectivePrice;
import com.easyai.gateway.pricing.PriceSnapshot;
import com.easyai.gateway.pricing.PriceSource;
import com.easyai.gateway.usage.Meter;
import com.easyai.gateway.usage.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A job whose provider has delivered and whose results wait for the relay. */
final class TestJob {
    static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1, 2, 3, 4, 5, 6, 7, 8, 9};
    private static final GroupCommit.Size ALONE = new GroupCommit.Size(1, 10, 100);

    private final Stage stage;
    private final JobId id = JobId.create();
    private final List<NewArtifact> artifacts = new ArrayList<>();
    private String user = "user-" + UUID.randomUUID();
    private String platform = "openai-main";

    TestJob(Stage stage) {
        this.stage = stage;
    }

    TestJob of(String sub) {
        user = sub;
        return this;
    }

    TestJob from(String name) {
        platform = name;
        return this;
    }

    TestJob with(byte[] bytes) {
        artifacts.add(new NewArtifact(
                ArtifactId.create(), artifacts.size(), Optional.of("image/png"), new Source.Inline(bytes)));
        return this;
    }

    TestJob at(String url) {
        return at(url, Instant.now().plus(Duration.ofHours(1)), Map.of());
    }

    TestJob at(String url, Instant expiresAt, Map<String, String> headers) {
        var artifact = ArtifactId.create();
        Optional<byte[]> sealed = headers.isEmpty()
                ? Optional.empty()
                : Optional.of(stage.sealer.seal(Json.MAPPER.writeValueAsString(headers), artifact.toString()));
        artifacts.add(new NewArtifact(
                artifact, artifacts.size(), Optional.of("image/png"), new Source.Remote(url, sealed, expiresAt)));
        return this;
    }

    /** Stores the job as the other services do; from then on a relay may take its uploads. */
    JobId delivered() {
        try (var accept = new AcceptJobs(stage.jdbc, stage.transaction, ALONE);
                var start = new StartAttempts(stage.jdbc, ALONE);
                var save = new SaveDeliveries(stage.jdbc, ALONE)) {
            accept.accept(newJob());
            var worker = new WorkerLease(stage.jdbc, Duration.ofMinutes(1)).begin("test");
            Claim claim = new ClaimJobs(stage.jdbc)
                    .fresh(worker, List.of(id))
                    .getFirst()
                    .claim();
            start.start(new NewAttempt(claim, 1, platform, "gpt-image-1", 17, "{}"));
            var by = new Delivered.By(1, platform, "gpt-image-1");
            assertThat(save.save(new Delivered(claim, by, artifacts, 0, Usage.images(artifacts.size()))))
                    .isTrue();
        }
        return id;
    }

    JobId id() {
        return id;
    }

    String user() {
        return user;
    }

    String artifact(int index) {
        return artifacts.get(index).id().toString();
    }

    private NewJob newJob() {
        byte[] credential = stage.sealer.seal("sk-user-" + user, id.toString());
        return new NewJob(
                id,
                new NewJob.Work(JobKind.IMAGE, "gpt-image-1", "{}"),
                new NewJob.Owner(new EndUser(user, "demo", null, "key-1", "production"), credential),
                prices(),
                new NewJob.Terms(Priority.NORMAL, Duration.ofMinutes(10), Optional.empty(), true, "{}"),
                Optional.empty());
    }

    private PriceSnapshot prices() {
        var price = new EffectivePrice(
                Meter.IMAGE,
                Map.of("quality", "high"),
                BigDecimal.ONE,
                new BigDecimal("1.20"),
                new BigDecimal("0.90"),
                new BigDecimal("1.0800"),
                PriceSource.DISCOUNT);
        return new PriceSnapshot(17, "CNY", Map.of(platform, List.of(price)));
    }
}
