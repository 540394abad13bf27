package com.easyai.gateway.api;

import com.easyai.gateway.comparison.Layer;
import com.easyai.gateway.shadowstore.AcceptCopies;
import com.easyai.gateway.shadowstore.NewCopy;
import com.easyai.gateway.shadowstore.SaveComparisons;
import com.easyai.gateway.shadowstore.SaveComparisons.Compared;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A replica with a database of its own, into which comparisons are put as a worker does. */
final class ShadowStage implements AutoCloseable {
    private final String url = Surroundings.running().freshDatabase();
    private final Replica replica;
    final JdbcClient jdbc;

    ShadowStage() {
        replica = Replica.start(Map.of("GATEWAY_DB_URL", url));
        jdbc = JdbcClient.create(new DriverManagerDataSource(url, "postgres", "postgres"));
    }

    Client serverMain() {
        return replica.client().as(Surroundings.INTERNAL_TOKEN);
    }

    Client nobody() {
        return replica.client();
    }

    Client operator() {
        return replica.client().as(Surroundings.ADMIN_TOKEN);
    }

    Answer report(String query) {
        return serverMain().get("/internal/shadow/report" + query).is(200);
    }

    /** So many of a model whose layers all match. */
    void matches(String model, int count) {
        compared(model, count, Map.of());
    }

    /** So many that differ in these layers as {@code outcome cause}, and match in the others. */
    void compared(String model, int count, Map<Layer, String> differences) {
        List<String> ids = IntStream.range(0, count)
                .mapToObj(i -> model + "-" + UUID.randomUUID())
                .toList();
        try (var accept = new AcceptCopies(jdbc)) {
            var _ = accept.store(ids.stream()
                    .map(id -> NewCopy.toDecide(id, "image", model, "{}"))
                    .toList());
        }
        String findings = Arrays.stream(Layer.values())
                .map(layer -> finding(layer, differences.getOrDefault(layer, "match same")))
                .collect(Collectors.joining(",", "[", "]"));
        new SaveComparisons(jdbc)
                .first(
                        ids.stream()
                                .map(id -> new Compared(id, findings, "{}", Duration.ofMillis(2), false))
                                .toList(),
                        Duration.ZERO);
    }

    private static String finding(Layer layer, String outcome) {
        String[] parts = outcome.split(" ", 2);
        return "{\"field\": \"%s\", \"outcome\": \"%s\", \"cause\": \"%s\", \"detail\": \"about one\"}"
                .formatted(layer.wire(), parts[0], parts[1]);
    }

    @Override
    public void close() {
        replica.close();
    }
}
