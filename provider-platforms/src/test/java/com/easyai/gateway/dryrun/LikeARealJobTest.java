package com.easyai.gateway.dryrun;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.adapter.ProviderAdapter;
import com.easyai.gateway.adapters.Adapters;
import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.guard.AllowedHosts;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.limits.PermitReply;
import com.easyai.gateway.limits.PermitRequest;
import com.easyai.gateway.limits.PrepareScopes;
import com.easyai.gateway.limits.ReadLimits;
import com.easyai.gateway.limits.Scope;
import com.easyai.gateway.limits.TakePermits;
import com.easyai.gateway.outbound.OutboundHttp;
import com.easyai.gateway.outbound.OutboundSettings;
import com.easyai.gateway.pricing.PriceSnapshot;
import com.easyai.gateway.request.CanonicalRequest;
import com.easyai.gateway.request.CanonicaliseRequest;
import com.easyai.gateway.request.PriceRequest;
import com.easyai.gateway.routing.Availability;
import com.easyai.gateway.routing.ChoosePlatforms;
import com.easyai.gateway.routing.Circumstances;
import com.easyai.gateway.routing.Route;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A dry run beside the real path: the real one takes permits from the same limits that the dry run looked at before. */
class LikeARealJobTest {
    private static final long SEED = 20_261_123;
    private static final int REQUESTS = 1_000;
    private static final JdbcClient JDBC = database();
    /** Those that jobs are submitted with. */
    private static final Adapters ADAPTERS =
            new Adapters(new OutboundHttp(OutboundSettings.defaults(AllowedHosts.parse(""))), Clock.systemUTC());

    /** Where a job goes, what is sent there, and what it costs; nowhere while it would wait. */
    private record Course(Optional<String> platform, Optional<JsonNode> parameters, Optional<String> total) {}

    @Test
    void dry_run_and_job_go_the_same_way_while_there_is_room_and_when_there_is_none() {
        new PrepareScopes(JDBC).prepare(Scope.all(Copies.CATALOGUE));
        var limits = new ReadLimits(JDBC);
        var random = new Random(SEED);
        int waiting = 0;

        for (int i = 0; i < REQUESTS; i++) {
            ObjectNode body = random(random);
            JobId id = JobId.create();
            Course dry = dry(id, body, limits.read());
            Course real = real(id, body);
            assertThat(dry).as("request %d of seed %d: %s", i, SEED, body).isEqualTo(real);
            waiting += real.platform().isEmpty() ? 1 : 0;
        }

        assertThat(waiting).as("some found no room any more").isBetween(1, REQUESTS - 300);
    }

    private static Course dry(JobId id, ObjectNode body, Map<Scope, ReadLimits.Use> uses) {
        String kind = body.path("model").asString().equals("sora-2") ? "video" : "image";
        ShadowRequest request = Copies.read(Copies.document(id.toString(), kind, body.toString(), "{}"));
        if (Copies.decide(request, uses) instanceof DryDecision.Taken taken) {
            return new Course(
                    taken.admitted().map(DryDecision.Stop::platform),
                    taken.admitted().map(DryDecision.Stop::parameters),
                    taken.admitted().map(stop -> stop.estimate().total()));
        }
        throw new AssertionError("not taken: " + body);
    }

    private static Course real(JobId id, ObjectNode body) {
        String model = body.path("model").asString();
        JobKind kind = model.equals("sora-2") ? JobKind.VIDEO : JobKind.IMAGE;
        CanonicalRequest request =
                new CanonicaliseRequest(url -> false).of(Copies.CATALOGUE, kind, model, body, "input.");
        PriceSnapshot prices = PriceRequest.snapshot(Copies.CATALOGUE, request);
        var now = new Circumstances(prices, Map.of(), platform -> new Availability.Open());
        Route route = new ChoosePlatforms(ADAPTERS.all()).decide(Copies.CATALOGUE, request, id.toString(), now);
        return switch (take(id, route)) {
            case PermitReply.Granted granted -> {
                Route.Stop stop = route.stops().get(granted.choice());
                yield new Course(
                        Optional.of(stop.platform()),
                        Optional.of(stop.call().parameters()),
                        Optional.of(prices.bill(stop.platform(), request.expectedUsage())
                                .total()));
            }
            case PermitReply.NoRoom noRoom -> new Course(Optional.empty(), Optional.empty(), Optional.empty());
        };
    }

    private static PermitReply take(JobId id, Route route) {
        List<PermitRequest.Option> options = route.stops().stream()
                .map(stop -> PermitRequest.Option.of(stop.offering(), tokens(stop)))
                .toList();
        var request = new PermitRequest(new PermitRequest.Key(id.value(), 1), options, Duration.ofMinutes(5));
        return TakePermits.takeAll(JDBC, List.of(request)).getFirst();
    }

    private static long tokens(Route.Stop stop) {
        ProviderAdapter adapter = ADAPTERS.named("openai").orElseThrow();
        return adapter.expectedTokens(stop.call());
    }

    private static ObjectNode random(Random random) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("prompt", "number " + random.nextInt());
        if (random.nextInt(4) == 0) {
            return body.put("model", "sora-2")
                    .put("seconds", List.of("4", "8", "12").get(random.nextInt(3)));
        }
        body.put("model", "gpt-image-1").put("n", 1 + random.nextInt(4));
        if (random.nextBoolean()) {
            body.put("quality", List.of("low", "medium", "high").get(random.nextInt(3)));
        }
        if (random.nextBoolean()) {
            body.put("size", List.of("1024x1024", "1536x1024", "1024x1536").get(random.nextInt(3)));
        }
        return body;
    }

    private static JdbcClient database() {
        try {
            var postgres = EmbeddedPostgres.start();
            Flyway.configure().dataSource(postgres.getPostgresDatabase()).load().migrate();
            return stillClock(JdbcClient.create(postgres.getPostgresDatabase()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Else a minute may end between looking at the limits and taking from them. */
    private static JdbcClient stillClock(JdbcClient jdbc) {
        jdbc.sql("create or replace function limit_clock() returns timestamptz language sql volatile"
                        + " return timestamptz '2026-11-23 12:00:00.123+00'")
                .update();
        return jdbc;
    }
}
