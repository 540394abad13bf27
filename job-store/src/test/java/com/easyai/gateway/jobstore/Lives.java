package com.easyai.gateway.jobstore;

import com.easyai.gateway.artifact.NewArtifact;
import com.easyai.gateway.attempt.Delivered;
import com.easyai.gateway.attempt.NewAttempt;
import com.easyai.gateway.attempt.SaveDeliveries;
import com.easyai.gateway.attempt.StartAttempts;
import com.easyai.gateway.claim.Claim;
import com.easyai.gateway.claim.ClaimJobs;
import com.easyai.gateway.claim.WorkerLease;
import com.easyai.gateway.ending.EndJobs;
import com.easyai.gateway.ending.FinishStoring;
import com.easyai.gateway.ending.FinishedArtifact;
import com.easyai.gateway.groupcommit.GroupCommit;
import com.easyai.gateway.intake.AcceptJobs;
import com.easyai.gateway.intake.NewJob;
import com.easyai.gateway.job.ArtifactId;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.outbox.ClaimDeliveries;
import com.easyai.gateway.outbox.DeliveryKind;
import com.easyai.gateway.outbox.EndDeliveries;
import com.easyai.gateway.outbox.EndedDelivery;
import com.easyai.gateway.outbox.Message;
import com.easyai.gateway.outbox.UploadTask;
import com.easyai.gateway.usage.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Leads jobs through their life by the statements of the services. */
final class Lives {
    private final TestStore store = TestStore.running();
    private final ClaimDeliveries deliveries =
            new ClaimDeliveries(store.jdbc, store.transaction, Duration.ofSeconds(30));

    JobId queued(NewJob job) {
        try (var accept = new AcceptJobs(store.jdbc, store.transaction, GroupCommit.Size.DEFAULT)) {
            accept.accept(job);
        }
        return job.id();
    }

    Claim running(NewJob job) {
        queued(job);
        var worker = new WorkerLease(store.jdbc, Duration.ofMinutes(5)).begin("test");
        return new ClaimJobs(store.jdbc)
                .fresh(worker, List.of(job.id()))
                .getFirst()
                .claim();
    }

    /** One picture of it is here, one behind an address with these sealed headers. */
    JobId storing(NewJob job, ArtifactId remote, byte[] sealedHeaders) {
        Claim claim = running(job);
        var here = new NewArtifact(
                ArtifactId.create(), 0, Optional.of("image/png"), new NewArtifact.Source.Inline(new byte[] {1}));
        var source = new NewArtifact.Source.Remote(
                "https://example.com/1",
                Optional.of(sealedHeaders),
                Instant.now().plusSeconds(3600));
        var there = new NewArtifact(remote, 1, Optional.of("image/png"), source);
        try (var start = new StartAttempts(store.jdbc, GroupCommit.Size.DEFAULT);
                var save = new SaveDeliveries(store.jdbc, GroupCommit.Size.DEFAULT)) {
            start.start(new NewAttempt(claim, 1, "openai-main", "gpt-image-1", 17, "{}"));
            var by = new Delivered.By(1, "openai-main", "gpt-image-1");
            save.save(new Delivered(claim, by, List.of(here, there), 0, Usage.images(2)));
        }
        return job.id();
    }

    JobId storing(NewJob job) {
        return storing(job, ArtifactId.create(), new byte[] {1, 2, 3, 4, 5});
    }

    /** Stored and billed, with its settlement still to be sent. */
    JobId succeeded(NewJob job) {
        storing(job);
        try (var finish = new FinishStoring(store.jdbc, store.transaction, GroupCommit.Size.DEFAULT)) {
            deliveries.uploads(1000).stream()
                    .filter(task -> task.claim().job().equals(job.id()))
                    .forEach(task -> finish.finish(stored(task)));
        }
        return job.id();
    }

    /** Charged and told: nothing of it is left to do. */
    JobId settled(NewJob job) {
        JobId id = succeeded(job);
        end(deliveries.settlements(1000), id, DeliveryKind.SETTLEMENT);
        end(deliveries.webhooks(1000), id, DeliveryKind.WEBHOOK);
        return id;
    }

    JobId cancelled(NewJob job) {
        queued(job);
        return new EndJobs(store.jdbc)
                .cancelUnstarted(job.id(), job.owner().user().sub())
                .orElseThrow()
                .id();
    }

    private static FinishedArtifact stored(UploadTask task) {
        return new FinishedArtifact.Stored(
                task.claim(),
                task.index(),
                new FinishedArtifact.File("image/png", 2, new byte[32]),
                new FinishedArtifact.Receipt("f", "http://files/f", "k"));
    }

    private void end(List<Message> messages, JobId job, DeliveryKind kind) {
        try (var end = new EndDeliveries(store.jdbc, GroupCommit.Size.DEFAULT)) {
            messages.stream()
                    .filter(message -> message.claim().job().equals(job))
                    .forEach(message -> end.end(new EndedDelivery(
                            message.claim(), kind, EndedDelivery.Result.DELIVERED, Optional.empty())));
        }
    }
}
