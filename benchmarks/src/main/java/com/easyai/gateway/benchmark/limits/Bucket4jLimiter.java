package com.easyai.gateway.benchmark.limits;

import com.zaxxer.hikari.HikariDataSource;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.distributed.proxy.optimization.Optimization;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * Bucket4j on PostgreSQL with {@code select for update}. It knows one amount a bucket, so requests and tokens are a bucket
 * each, and what the second refuses is given back to the first.
 */
final class Bucket4jLimiter implements Limiter {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** The table of its documentation. */
    private static final String TABLE =
            "create table if not exists bucket (id bigint primary key, state bytea, expires_at bigint)";

    private final String name;
    private final HikariDataSource database;
    private final Optimization optimization;
    private final ProxyManager<Long> buckets;
    private final AtomicLong numbers = new AtomicLong();

    Bucket4jLimiter(String name, HikariDataSource database, Optimization optimization) {
        this.name = name;
        this.database = database;
        this.optimization = optimization;
        createTable();
        this.buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database).build();
    }

    private void createTable() {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(TABLE);
        } catch (SQLException e) {
            throw new IllegalStateException("The table of Bucket4j could not be created", e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String setUp() {
        return "select for update, a bucket for requests and one for tokens, " + database.getMaximumPoolSize()
                + " connections";
    }

    @Override
    public BooleanSupplier platform(int rpm, long tpm) {
        Bucket requests = bucket(rpm);
        Bucket tokens = bucket(tpm);
        return () -> {
            if (!requests.tryConsume(1)) return false;
            if (tokens.tryConsume(TOKENS)) return true;
            requests.addTokens(1);
            return false;
        };
    }

    /**
     * Refilled once a minute: a greedy refill admits more than the limit in the very first minute. Made before anybody asks:
     * its batching fails callers that find a bucket just being made.
     */
    private Bucket bucket(long perMinute) {
        BucketConfiguration configuration = BucketConfiguration.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(perMinute)
                        .refillIntervally(perMinute, MINUTE)
                        .build())
                .build();
        Bucket bucket =
                buckets.builder().withOptimization(optimization).build(numbers.incrementAndGet(), () -> configuration);
        if (bucket.getAvailableTokens() != perMinute) {
            throw new IllegalStateException("A new bucket of Bucket4j is not full");
        }
        return bucket;
    }

    @Override
    public void close() {
        database.close();
    }
}
