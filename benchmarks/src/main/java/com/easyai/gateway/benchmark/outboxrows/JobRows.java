package com.easyai.gateway.benchmark.outboxrows;

import com.easyai.gateway.artifact.NewArtifact;
import com.easyai.gateway.attempt.Delivered;
import com.easyai.gateway.attempt.NewAttempt;
import com.easyai.gateway.attempt.SaveDeliveries;
import com.easyai.gateway.attempt.StartAttempts;
import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.claim.Claim;
import com.easyai.gateway.claim.ClaimJobs;
import com.easyai.gateway.claim.ClaimedJob;
import com.easyai.gateway.claim.WorkerId;
import com.easyai.gateway.claim.WorkerLease;
import com.easyai.gateway.ending.EndJobs;
import com.easyai.gateway.groupcommit.GroupCommit;
import com.easyai.gateway.intake.AcceptJobs;
import com.easyai.gateway.intake.NewJob;
import com.easyai.gateway.job.ArtifactId;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.job.Priority;
import com.easyai.gateway.pricing.EffectivePrice;
import com.easyai.gateway.pricing.PriceSnapshot;
import com.easyai.gateway.pricing.PriceSource;
import com.easyai.gateway.sealing.Sealer;
import com.easyai.gateway.usage.Meter;
import com.easyai.gateway.usage.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Jobs on the way that a worker takes them, up to where the relay goes on. */
final class JobRows implements AutoCloseable {
    private static final String PLATFORM = "openai-main";
    private static final String MODEL = "gpt-image-1";
    private static final String REQUEST = "{\"prompt\":\"a red fox in the snow\",\"size\":\"1024x1024\",\"n\":1}";
    private static final int SMALL = 16 * 1024;
    private static final byte[] PICTURE = picture();
    private static final Duration LONG = Duration.ofHours(12);

    private final Sealer sealer;
    private final AcceptJobs accept;
    private final ClaimJobs claim;
    private final StartAttempts start;
    private final SaveDeliveries save;
    private final EndJobs end;
    private final WorkerId worker;

    JobRows(JdbcClient jdbc, TransactionTemplate transaction, Sealer sealer) {
        this.sealer = sealer;
        this.accept = new AcceptJobs(jdbc, transaction, GroupCommit.Size.DEFAULT);
        this.claim = new ClaimJobs(jdbc);
        this.start = new StartAttempts(jdbc, GroupCommit.Size.DEFAULT);
        this.save = new SaveDeliveries(jdbc, GroupCommit.Size.DEFAULT);
        this.end = new EndJobs(jdbc);
        this.worker = new WorkerLease(jdbc, LONG).begin("benchmark");
    }

    void uploads(int count) {
        inBatches(count, some -> delivered(accepted(some, false, false), JobRows::picture));
    }

    void webhooks(int count) {
        inBatches(
                count,
                some -> OutboxRows.each(
                        accepted(some, false, true), job -> end.cancelUnstarted(job, CallRows.USER.sub())));
    }

    void whole(int count) {
        inBatches(count, some -> delivered(accepted(some, true, true), JobRows::picture));
    }

    void videos(List<String> urls, String key) {
        byte[] headers = Json.MAPPER.writeValueAsBytes(Map.of("Authorization", "Bearer " + key));
        for (String url : urls) {
            delivered(
                    accepted(1, false, false),
                    artifact -> new NewArtifact.Source.Remote(
                            url,
                            Optional.of(sealer.seal(headers, artifact.toString())),
                            Instant.now().plus(LONG)));
        }
    }

    private static void inBatches(int count, Consumer<Integer> some) {
        for (int left = count; left > 0; left -= OutboxRows.BATCH) some.accept(Math.min(left, OutboxRows.BATCH));
    }

    private List<JobId> accepted(int count, boolean billed, boolean callback) {
        List<JobId> jobs = Stream.generate(JobId::create).limit(count).toList();
        OutboxRows.each(jobs, job -> accept.accept(newJob(job, billed, callback)));
        return jobs;
    }

    private NewJob newJob(JobId job, boolean billed, boolean callback) {
        return new NewJob(
                job,
                new NewJob.Work(JobKind.IMAGE, MODEL, REQUEST),
                new NewJob.Owner(CallRows.USER, sealer.seal("sk-user-" + CallRows.USER.sub(), job.toString())),
                new PriceSnapshot(1, "CNY", Map.of(PLATFORM, billed ? List.of(price()) : List.of())),
                new NewJob.Terms(Priority.NORMAL, LONG, Optional.empty(), callback, "{}"),
                Optional.empty());
    }

    private static EffectivePrice price() {
        var base = new BigDecimal("1.20");
        return new EffectivePrice(
                Meter.IMAGE,
                Map.of("quality", "high"),
                BigDecimal.ONE,
                base,
                new BigDecimal("0.90"),
                new BigDecimal("1.08"),
                PriceSource.DISCOUNT);
    }

    private void delivered(List<JobId> jobs, Function<ArtifactId, NewArtifact.Source> source) {
        List<Claim> claims =
                claim.fresh(worker, jobs).stream().map(ClaimedJob::claim).toList();
        OutboxRows.each(claims, job -> start.start(new NewAttempt(job, 1, PLATFORM, MODEL, 1, "{}")));
        OutboxRows.each(claims, job -> save.save(delivered(job, source)));
    }

    private static Delivered delivered(Claim job, Function<ArtifactId, NewArtifact.Source> source) {
        ArtifactId id = ArtifactId.create();
        var artifact = new NewArtifact(id, 0, Optional.empty(), source.apply(id));
        return new Delivered(job, new Delivered.By(1, PLATFORM, MODEL), List.of(artifact), 0, Usage.images(1));
    }

    private static NewArtifact.Source picture(ArtifactId artifact) {
        return new NewArtifact.Source.Inline(PICTURE);
    }

    /** What tells a PNG, then bytes that no disk and no wire makes smaller. */
    private static byte[] picture() {
        byte[] bytes = new byte[SMALL];
        new Random(1).nextBytes(bytes);
        byte[] signature = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
        System.arraycopy(signature, 0, bytes, 0, signature.length);
        return Arrays.copyOf(bytes, SMALL);
    }

    @Override
    public void close() {
        accept.close();
        start.close();
        save.close();
    }
}
