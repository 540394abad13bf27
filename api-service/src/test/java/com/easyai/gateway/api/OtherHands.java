package com.easyai.gateway.api;

import com.easyai.gateway.artifact.NewArtifact;
import com.easyai.gateway.attempt.AttemptOutcome;
import com.easyai.gateway.attempt.Delivered;
import com.easyai.gateway.attempt.GiveUpAttempt;
import com.easyai.gateway.attempt.NewAttempt;
import com.easyai.gateway.attempt.SaveDeliveries;
import com.easyai.gateway.attempt.StartAttempts;
import com.easyai.gateway.claim.Claim;
import com.easyai.gateway.claim.ClaimJobs;
import com.easyai.gateway.claim.WorkerLease;
import com.easyai.gateway.ending.EndJobs;
import com.easyai.gateway.ending.FinishStoring;
import com.easyai.gateway.ending.FinishedArtifact;
import com.easyai.gateway.event.JobChanged;
import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.JobError;
import com.easyai.gateway.groupcommit.GroupCommit;
import com.easyai.gateway.job.ArtifactId;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.jobview.JobView;
import com.easyai.gateway.jobview.ReadJobs;
import com.easyai.gateway.outbox.ClaimDeliveries;
import com.easyai.gateway.outbox.DeliveryClaim;
import com.easyai.gateway.topics.Publish;
import com.easyai.gateway.usage.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Does to jobs what workers do, statement by statement, and tells Kafka of it or not. */
final class OtherHands {
    private final JdbcClient jdbc = Surroundings.running().jdbc();
    private final TransactionTemplate transaction = Surroundings.running().transaction();
    private final Optional<Publish> publish;

    private OtherHands(Optional<Publish> publish) {
        this.publish = publish;
    }

    static OtherHands thatTellOf(Replica replica) {
        return new OtherHands(Optional.of(replica.bean(Publish.class)));
    }

    /** As if every hint were lost. */
    static OtherHands thatSayNothing() {
        return new OtherHands(Optional.empty());
    }

    Claim start(String job) {
        var worker = new WorkerLease(jdbc, Duration.ofMinutes(5)).begin("test");
        Claim claim =
                new ClaimJobs(jdbc).fresh(worker, List.of(id(job))).getFirst().claim();
        tell(job);
        return claim;
    }

    Claim attempt(Claim claim) {
        try (var attempts = new StartAttempts(jdbc, GroupCommit.Size.DEFAULT)) {
            attempts.start(new NewAttempt(
                    claim, 1, "openai-main", "gpt-image-1", 1, "{\"chosen\":\"openai-main\",\"candidates\":[]}"));
        }
        return claim;
    }

    /** The provider delivered one picture; it is still to be stored. */
    void deliver(Claim claim) {
        var picture = new NewArtifact(
                ArtifactId.create(), 0, Optional.of("image/png"), new NewArtifact.Source.Inline(new byte[] {1}));
        var by = new Delivered.By(1, "openai-main", "gpt-image-1");
        try (var deliveries = new SaveDeliveries(jdbc, GroupCommit.Size.DEFAULT)) {
            deliveries.save(new Delivered(claim, by, List.of(picture), 0, Usage.images(1)));
        }
        tell(claim.job().toString());
    }

    /** What was delivered is at server-main; the job is over, billed and still to be settled. */
    void store(Claim claim) {
        DataSource database = Surroundings.running().database();
        var transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        var deliveries = new ClaimDeliveries(JdbcClient.create(database), transaction, Duration.ofSeconds(30));
        try (var finish = new FinishStoring(JdbcClient.create(database), transaction, GroupCommit.Size.DEFAULT)) {
            deliveries.uploads(1000).stream()
                    .filter(task -> task.claim().job().equals(claim.job()))
                    .forEach(task -> finish.finish(new FinishedArtifact.Stored(
                            task.claim(),
                            task.index(),
                            new FinishedArtifact.File("image/png", 1, new byte[32]),
                            new FinishedArtifact.Receipt("f", "http://files/f", "k"))));
        }
        tell(claim.job().toString());
    }

    void fail(Claim claim) {
        fail(claim, ErrorCode.PROVIDER_FAILED, "Every attempt failed.");
    }

    void fail(Claim claim, ErrorCode code, String message) {
        new EndJobs(jdbc).fail(claim, ended(), new JobError(code, message));
        tell(claim.job().toString());
    }

    /** The provider delivered, and all of it is stored behind these URLs with these lengths. */
    void succeed(Claim claim, Usage usage, List<Stored> files) {
        List<NewArtifact> artifacts = IntStream.range(0, files.size())
                .mapToObj(i -> new NewArtifact(
                        ArtifactId.create(), i, Optional.empty(), new NewArtifact.Source.Inline(new byte[] {1})))
                .toList();
        try (var deliveries = new SaveDeliveries(jdbc, GroupCommit.Size.DEFAULT);
                var finish = new FinishStoring(jdbc, transaction, GroupCommit.Size.DEFAULT)) {
            deliveries.save(new Delivered(claim, new Delivered.By(1, "openai-main", "any"), artifacts, 0, usage));
            uploads(claim.job()).forEach(upload -> finish.finish(stored(upload, files.get(upload.index()))));
        }
        tell(claim.job().toString());
    }

    /** A file at server-main. */
    record Stored(String mediaType, String url, byte[] bytes) {}

    private record Upload(DeliveryClaim claim, int index) {}

    private List<Upload> uploads(JobId job) {
        return jdbc.sql("select sequence, artifact_index from outbox where job_id = :job and kind = 'UPLOAD'")
                .param("job", job.value())
                .query((row, n) ->
                        new Upload(new DeliveryClaim(job, row.getInt("sequence"), 0, 1), row.getInt("artifact_index")))
                .list();
    }

    private static FinishedArtifact stored(Upload upload, Stored file) {
        return new FinishedArtifact.Stored(
                upload.claim(),
                upload.index(),
                new FinishedArtifact.File(file.mediaType(), file.bytes().length, new byte[32]),
                new FinishedArtifact.Receipt("file_" + upload.index(), file.url(), "key_" + upload.index()));
    }

    void throttle(Claim claim) {
        new GiveUpAttempt(jdbc).await(claim, ended(), Duration.ofMinutes(1), "openai-main is full.");
        tell(claim.job().toString());
    }

    void hold(Claim claim) {
        new GiveUpAttempt(jdbc).hold(claim, ended(), "The provider's answer was lost.");
        tell(claim.job().toString());
    }

    private static GiveUpAttempt.Ended ended() {
        return new GiveUpAttempt.Ended(1, AttemptOutcome.FAILED, "the provider answered 500", true);
    }

    private void tell(String job) {
        JobView view = new ReadJobs(jdbc).byId(id(job)).orElseThrow();
        publish.ifPresent(kafka -> kafka.changed(
                JobChanged.of(view.object().id(), view.version(), view.object().status())));
    }

    private static JobId id(String job) {
        return JobId.parse(job).orElseThrow();
    }
}
