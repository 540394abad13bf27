package com.easyai.gateway.jobstore;

import static com.easyai.gateway.jobstore.Jobs.aJob;
import static com.easyai.gateway.outbox.EndedDelivery.Result.DELIVERED;
import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.artifact.NewArtifact;
import com.easyai.gateway.attempt.AcceptedTask;
import com.easyai.gateway.attempt.Delivered;
import com.easyai.gateway.attempt.NewAttempt;
import com.easyai.gateway.attempt.SaveDeliveries;
import com.easyai.gateway.attempt.SaveTasks;
import com.easyai.gateway.attempt.StartAttempts;
import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.claim.ClaimJobs;
import com.easyai.gateway.claim.ClaimedJob;
import com.easyai.gateway.claim.WorkerLease;
import com.easyai.gateway.ending.EndedJob;
import com.easyai.gateway.ending.FinishStoring;
import com.easyai.gateway.ending.FinishedArtifact;
import com.easyai.gateway.groupcommit.GroupCommit;
import com.easyai.gateway.intake.AcceptJobs;
import com.easyai.gateway.intake.NewJob;
import com.easyai.gateway.job.ArtifactId;
import com.easyai.gateway.job.JobState;
import com.easyai.gateway.job.JobStatus;
import com.easyai.gateway.job.SettlementStatus;
import com.easyai.gateway.jobdesk.JobDesk;
import com.easyai.gateway.jobview.JobView;
import com.easyai.gateway.jobview.ReadJobs;
import com.easyai.gateway.outbox.ClaimDeliveries;
import com.easyai.gateway.outbox.DeliveryKind;
import com.easyai.gateway.outbox.EndDeliveries;
import com.easyai.gateway.outbox.EndedDelivery;
import com.easyai.gateway.outbox.Message;
import com.easyai.gateway.outbox.UploadTask;
import com.easyai.gateway.pricing.Margin;
import com.easyai.gateway.settlementcopy.UncopiedSettlements;
import com.easyai.gateway.settlementcopy.UncopiedSettlements.Uncopied;
import com.easyai.gateway.usage.Meter;
import com.easyai.gateway.usage.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OneJobTest {
    private final TestStore store = TestStore.running();
    private final AcceptJobs accept = new AcceptJobs(store.jdbc, store.transaction, GroupCommit.Size.DEFAULT);
    private final ClaimJobs claim = new ClaimJobs(store.jdbc);
    private final ReadJobs read = new ReadJobs(store.jdbc);
    private final ClaimDeliveries deliveries =
            new ClaimDeliveries(store.jdbc, store.transaction, Duration.ofSeconds(30));

    @Test
    void goes_from_its_insert_to_its_webhook() {
        NewJob job = aJob().build();
        accept.accept(job);
        ClaimedJob claimed = claimFresh(job);

        deliverTwoImages(claimed);
        EndedJob ended = storeAll(job);

        assertThat(ended.state()).isEqualTo(JobState.SUCCEEDED);
        Message settlement = only(deliveries.settlements(1000), job);
        assertThat(settlement.body())
                .contains("\"total\":\"2.16\"", "\"basePrice\":\"1.20\"", "\"unitPrice\":\"1.08\"");
        assertThat(deliveries.webhooks(1000)).noneMatch(m -> m.claim().job().equals(job.id()));
        end(settlement, DeliveryKind.SETTLEMENT);
        Message webhook = only(deliveries.webhooks(1000), job);
        assertThat(webhook.body()).contains("\"type\":\"job.succeeded\"", "\"settlement\":\"settled\"");
        JobView view = read.byId(job.id()).orElseThrow();
        assertThat(view.object().status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(view.object().billing().settlement()).isEqualTo(SettlementStatus.SETTLED);
        assertThat(view.object().result())
                .extracting(result -> result.artifacts().size())
                .isEqualTo(2);
    }

    @Test
    void picture_that_was_lost_on_its_way_is_not_paid_for_by_the_megapixel_either() {
        NewJob job = aJob().pricedBy(Meter.MEGAPIXEL).build();
        accept.accept(job);
        deliverTwoImages(
                claimFresh(job),
                Usage.images(2).withMegapixels(new BigDecimal("2.000001")).withTokens(40, 0, 2113));
        List<UploadTask> uploads = uploads(job);

        try (var finish = new FinishStoring(store.jdbc, store.transaction, GroupCommit.Size.DEFAULT)) {
            finish.finish(stored(uploads.getFirst()));
            UploadTask lost = uploads.getLast();
            finish.finish(new FinishedArtifact.Lost(lost.claim(), lost.index(), "It is gone."));
        }

        assertThat(only(deliveries.settlements(1000), job).body())
                .contains("\"megapixels\":\"1.000000\"", "\"inputTokens\":40", "\"outputTokens\":1056")
                .contains("\"total\":\"1.08\"");
    }

    @Test
    void margin_is_kept_for_operators_and_nobody_else_is_told() {
        NewJob job = aJob().build();
        accept.accept(job);
        deliverTwoImages(claimFresh(job));

        storeAll(job);

        Margin margin = new JobDesk(store.jdbc).margin(job.id()).orElseThrow();
        assertThat(margin.cost()).isEqualTo("1.4");
        assertThat(margin.margin()).isEqualTo("0.76");
        JobView view = read.byId(job.id()).orElseThrow();
        assertThat(Json.MAPPER.writeValueAsString(view.object()))
                .contains("2.16")
                .doesNotContain("margin", "0.76");
        Message settlement = only(deliveries.settlements(1000), job);
        assertThat(settlement.body()).contains("2.16").doesNotContain("margin", "0.76");
    }

    @Test
    void settlement_marked_without_a_copy_is_handed_out_to_one_relay_until_it_is_copied() {
        NewJob job = aJob().build();
        accept.accept(job);
        deliverTwoImages(claimFresh(job));
        storeAll(job);
        Message settlement = only(deliveries.settlements(1000), job);
        var uncopied = new UncopiedSettlements(store.jdbc, Duration.ofMinutes(1));

        mark(new EndedDelivery(settlement.claim(), DeliveryKind.SETTLEMENT, DELIVERED, Optional.empty(), true));

        Uncopied owed = uncopied.claim(10).getFirst();
        assertThat(owed.eventId()).isEqualTo(settlement.eventId());
        assertThat(owed.body()).isEqualTo(settlement.body());
        assertThat(uncopied.claim(10)).isEmpty();
        uncopied.copied(List.of(owed));
        assertThat(store.jdbc
                        .sql("select count(*) from uncopied_settlement where job_id = :job")
                        .param("job", job.id().value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private ClaimedJob claimFresh(NewJob job) {
        var worker = new WorkerLease(store.jdbc, Duration.ofSeconds(30)).begin("test");
        List<ClaimedJob> claimed = claim.fresh(worker, List.of(job.id()));
        assertThat(claimed).hasSize(1);
        assertThat(claim.fresh(worker, List.of(job.id()))).isEmpty();
        return claimed.getFirst();
    }

    private void deliverTwoImages(ClaimedJob job) {
        deliverTwoImages(job, Usage.images(2));
    }

    private void deliverTwoImages(ClaimedJob job, Usage usage) {
        try (var start = new StartAttempts(store.jdbc, GroupCommit.Size.DEFAULT);
                var tasks = new SaveTasks(store.jdbc, GroupCommit.Size.DEFAULT);
                var save = new SaveDeliveries(store.jdbc, GroupCommit.Size.DEFAULT)) {
            assertThat(start.start(new NewAttempt(job.claim(), 1, "openai-main", "gpt-image-1", 17, "{}")))
                    .isTrue();
            assertThat(tasks.save(new AcceptedTask(job.claim(), 1, "{\"id\":\"t\"}")))
                    .isTrue();
            var artifacts = List.of(inline(0), inline(1));
            var delivered =
                    new Delivered(job.claim(), new Delivered.By(1, "openai-main", "gpt-image-1"), artifacts, 0, usage);
            assertThat(save.save(delivered)).isTrue();
            assertThat(save.save(delivered)).isFalse();
        }
    }

    private static NewArtifact inline(int index) {
        return new NewArtifact(
                ArtifactId.create(), index, Optional.of("image/png"), new NewArtifact.Source.Inline(new byte[] {9, 8}));
    }

    private EndedJob storeAll(NewJob job) {
        List<UploadTask> uploads = uploads(job);
        try (var finish = new FinishStoring(store.jdbc, store.transaction, GroupCommit.Size.DEFAULT)) {
            assertThat(finish.finish(stored(uploads.getFirst()))).isEmpty();
            return finish.finish(stored(uploads.getLast())).orElseThrow();
        }
    }

    private List<UploadTask> uploads(NewJob job) {
        List<UploadTask> uploads = deliveries.uploads(1000).stream()
                .filter(task -> task.claim().job().equals(job.id()))
                .toList();
        assertThat(uploads)
                .hasSize(2)
                .allMatch(task -> task.source().inlineBytes().isPresent());
        return uploads;
    }

    private static FinishedArtifact stored(UploadTask task) {
        return new FinishedArtifact.Stored(
                task.claim(),
                task.index(),
                new FinishedArtifact.File("image/png", 2, new byte[32]),
                new FinishedArtifact.Receipt("f", "http://files/f", "k"));
    }

    private void end(Message message, DeliveryKind kind) {
        mark(new EndedDelivery(message.claim(), kind, DELIVERED, Optional.empty()));
    }

    private void mark(EndedDelivery ended) {
        try (var end = new EndDeliveries(store.jdbc, GroupCommit.Size.DEFAULT)) {
            assertThat(end.end(ended)).isTrue();
        }
    }

    private static Message only(List<Message> messages, NewJob job) {
        return messages.stream()
                .filter(m -> m.claim().job().equals(job.id()))
                .reduce((a, b) -> {
                    throw new AssertionError("two messages of one kind");
                })
                .orElseThrow();
    }
}
