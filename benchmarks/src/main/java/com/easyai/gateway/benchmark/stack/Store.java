package com.easyai.gateway.benchmark.stack;

import com.easyai.gateway.benchmark.figures.Percentiles;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/**
 * Reads how the jobs fared from the gateway's own tables, by the database's clock.
 *
 * @param jdbcUrl  the gateway's database
 * @param password of its owner
 */
public record Store(String jdbcUrl, String user, String password) {
    private static final Map<String, String> STEPS = new LinkedHashMap<>();

    static {
        STEPS.put("accepted to started", "j.started_at - j.created_at");
        STEPS.put("started to provider done", "j.delivered_at - j.started_at");
        STEPS.put("provider done to succeeded", "j.finished_at - j.delivered_at");
        STEPS.put("succeeded to webhook delivered", "w.ended_at - j.finished_at");
        STEPS.put("accepted to webhook delivered", "w.ended_at - j.created_at");
    }

    private static final String STEP = """
            select extract(epoch from %s) * 1000
              from job j join outbox w on w.job_id = j.id and w.kind = 'WEBHOOK' and w.state = 'DELIVERED'
             where j.state = 'SUCCEEDED' and j.finished_at >= ? and j.finished_at < ?
            """;

    private static final Set<String> UNFINISHED = Set.of("QUEUED", "WAITING", "RUNNING", "STORING");

    private static final String STATES = "select state, count(*) from job group by state order by state";

    private static final String BILLED_CALLS =
            "select count(*) from direct_call where (bill::jsonb ->> 'total')::numeric > 0";

    private static final String DELIVERED =
            "select substring(request from 'number ([0-9]{12})')::bigint, delivered_at from job where delivered_at is not null";

    @Override
    public String toString() {
        return "Store[" + jdbcUrl + "]";
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, user, password);
    }

    /** The database's clock. */
    public Instant now() {
        return query("select now()", rows -> {
            rows.next();
            return rows.getObject(1, OffsetDateTime.class).toInstant();
        });
    }

    /** How long each step took, for the jobs that succeeded between the two instants. */
    public Map<String, Percentiles> steps(Instant from, Instant to) {
        var steps = new LinkedHashMap<String, Percentiles>();
        STEPS.forEach((name, interval) -> steps.put(name, step(interval, from, to)));
        return steps;
    }

    private Percentiles step(String interval, Instant from, Instant to) {
        return query(
                STEP.formatted(interval),
                rows -> {
                    DoubleStream.Builder millis = DoubleStream.builder();
                    while (rows.next()) millis.add(rows.getDouble(1));
                    return Percentiles.ofMillis(millis.build().toArray());
                },
                from,
                to);
    }

    /** How many jobs are in which state. */
    public Map<String, Long> states() {
        return query(STATES, rows -> {
            var states = new TreeMap<String, Long>();
            while (rows.next()) states.put(rows.getString(1), rows.getLong(2));
            return states;
        });
    }

    /** Chat and embeddings calls that cost something. */
    public long billedCalls() {
        return query(BILLED_CALLS, rows -> {
            rows.next();
            return rows.getLong(1);
        });
    }

    /** Copied requests that were compared. */
    public long compared() {
        return query("select count(*) from shadow_comparison where compared_at is not null", rows -> {
            rows.next();
            return rows.getLong(1);
        });
    }

    /** Jobs that are not at their end. */
    public long unfinished() {
        return states().entrySet().stream()
                .filter(state -> UNFINISHED.contains(state.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** When each job's provider was found to be done, by the number in its prompt. */
    public Map<Long, Instant> delivered() {
        return query(DELIVERED, rows -> {
            var delivered = new TreeMap<Long, Instant>();
            while (rows.next())
                delivered.put(
                        rows.getLong(1), rows.getObject(2, OffsetDateTime.class).toInstant());
            return delivered;
        });
    }

    interface Reader<T> {
        T read(ResultSet rows) throws SQLException;
    }

    <T> T query(String sql, Reader<T> reader, Instant... parameters) {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i].atOffset(ZoneOffset.UTC));
            }
            try (ResultSet rows = statement.executeQuery()) {
                return reader.read(rows);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The store could not be asked: " + sql, e);
        }
    }
}
