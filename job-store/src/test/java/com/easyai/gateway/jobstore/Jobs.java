package com.easyai.gateway.jobstore;

import com.easyai.gateway.identity.EndUser;
import com.easyai.gateway.intake.NewJob;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.job.Priority;
import com.easyai.gateway.pricing.EffectivePrice;
import com.easyai.gateway.pricing.PriceSnapshot;
import com.easyai.gateway.pricing.PriceSource;
import com.easyai.gateway.sealing.Sealer;
import com.easyai.gateway.usage.Meter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Builds jobs for tests. */
final class Jobs {
    private JobKind kind = JobKind.IMAGE;
    private String user = "user-" + UUID.randomUUID();
    private Priority priority = Priority.NORMAL;
    private Duration timeout = Duration.ofMinutes(10);
    private Optional<Duration> startTimeout = Optional.empty();
    private Function<JobId, byte[]> credential = id -> new byte[] {1, 2, 3};
    private Optional<NewJob.IdempotencyKey> key = Optional.empty();
    private Meter meter = Meter.IMAGE;

    static Jobs aJob() {
        return new Jobs();
    }

    Jobs of(String sub) {
        user = sub;
        return this;
    }

    Jobs withPriority(Priority wanted) {
        priority = wanted;
        return this;
    }

    Jobs ofKind(JobKind wanted) {
        kind = wanted;
        return this;
    }

    Jobs timingOutAfter(Duration after) {
        timeout = after;
        return this;
    }

    Jobs startingWithin(Duration limit) {
        startTimeout = Optional.of(limit);
        return this;
    }

    Jobs withKey(String text, String body) {
        key = Optional.of(new NewJob.IdempotencyKey(text, body.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    Jobs pricedBy(Meter wanted) {
        meter = wanted;
        return this;
    }

    Jobs sealedBy(Sealer sealer, String secret) {
        credential = id -> sealer.seal(secret, id.toString());
        return this;
    }

    NewJob build() {
        JobId id = JobId.create();
        return new NewJob(
                id,
                new NewJob.Work(kind, "gpt-image-1", "{\"prompt\":\"a red fox\",\"n\":2}"),
                new NewJob.Owner(new EndUser(user, "demo", null, "key-1", "production"), credential.apply(id)),
                prices(),
                new NewJob.Terms(priority, timeout, startTimeout, true, "{\"order\":\"7\"}"),
                key);
    }

    private PriceSnapshot prices() {
        var price = new EffectivePrice(
                meter,
                Map.of("quality", "high"),
                BigDecimal.ONE,
                new BigDecimal("1.20"),
                new BigDecimal("0.90"),
                new BigDecimal("1.0800"),
                PriceSource.DISCOUNT);
        return new PriceSnapshot(
                17, "CNY", Map.of("openai-main", List.of(price)), Map.of("openai-main", List.of(cost())));
    }

    private static EffectivePrice cost() {
        return new EffectivePrice(
                Meter.IMAGE,
                Map.of(),
                BigDecimal.ONE,
                new BigDecimal("0.70"),
                BigDecimal.ONE,
                new BigDecimal("0.70"),
                PriceSource.BASE);
    }
}
