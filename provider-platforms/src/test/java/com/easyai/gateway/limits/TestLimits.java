package com.easyai.gateway.limits;

import com.easyai.gateway.catalogue.Limits;
import com.easyai.gateway.groupcommit.GroupCommit;
import com.easyai.gateway.limits.PermitRequest.Gate;
import com.easyai.gateway.limits.PermitRequest.Option;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One PostgreSQL for all tests of the package, with a clock that stands still until a test moves it on. */
final class TestLimits {
    static final Duration LEASE = Duration.ofMinutes(5);
    private static final AtomicInteger PLATFORMS = new AtomicInteger();
    private static final JdbcClient JDBC = start();

    private TestLimits() {}

    static JdbcClient jdbc() {
        return JDBC;
    }

    /** A process of its own. */
    static TakePermits process() {
        return new TakePermits(JDBC, GroupCommit.Size.DEFAULT, new SimpleMeterRegistry());
    }

    static PermitReply take(PermitRequest request) {
        return TakePermits.takeAll(JDBC, List.of(request)).getFirst();
    }

    static void end(EndPermits.Ended ended) {
        try (var permits = new EndPermits(JDBC, GroupCommit.Size.DEFAULT)) {
            permits.end(ended);
        }
    }

    static Instant now() {
        return JDBC.sql("select limit_clock()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    static void pass(Duration time) {
        JDBC.sql("update test_clock set moment = moment + :millis * interval '1 millisecond'")
                .param("millis", time.toMillis())
                .update();
    }

    /** To the beginning of the next bucket, so that a test knows where in it it is. */
    static void passToNextBucket() {
        pass(Duration.ofMillis(500 - Math.floorMod(now().toEpochMilli(), 500)));
    }

    /** A platform that no other test knows, prepared with one model {@code m}. */
    static String newPlatform() {
        String name = "platform-" + PLATFORMS.incrementAndGet();
        prepare(name, "m");
        return name;
    }

    static void prepare(String platform, String... models) {
        var prepare = new PrepareScopes(JDBC);
        prepare.prepare(List.of(new Scope(platform)));
        for (String model : models) {
            prepare.prepare(List.of(new Scope(platform + "/" + model)));
        }
    }

    static Limits limits(@Nullable Integer rpm, @Nullable Long tpm, @Nullable Integer concurrency) {
        return new Limits(rpm, tpm, concurrency);
    }

    static Limits rpm(int rpm) {
        return limits(rpm, null, null);
    }

    static Limits tpm(long tpm) {
        return limits(null, tpm, null);
    }

    static Limits slots(int concurrency) {
        return limits(null, null, concurrency);
    }

    /** The platform's model {@code m}. */
    static Option option(String platform, Limits ofPlatform, Limits ofModel, long tokens) {
        return option(platform, ofPlatform, "m", ofModel, tokens);
    }

    static Option option(String platform, Limits ofPlatform, String model, Limits ofModel, long tokens) {
        return new Option(
                new Gate(new Scope(platform), ofPlatform),
                new Gate(new Scope(platform + "/" + model), ofModel),
                tokens);
    }

    static PermitRequest request(Option... options) {
        return new PermitRequest(new PermitRequest.Key(UUID.randomUUID(), 1), List.of(options), LEASE);
    }

    private static JdbcClient start() {
        JdbcClient jdbc = JdbcClient.create(database());
        jdbc.sql("create table test_clock as select timestamptz '2026-11-23 12:00:00.123+00' as moment")
                .update();
        jdbc.sql("""
                        create or replace function limit_clock() returns timestamptz language sql volatile
                            return (select moment from test_clock)
                        """).update();
        return jdbc;
    }

    private static DataSource database() {
        try {
            var postgres = EmbeddedPostgres.start();
            Flyway.configure().dataSource(postgres.getPostgresDatabase()).load().migrate();
            var pool = new HikariDataSource();
            pool.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
            pool.setMaximumPoolSize(16);
            return pool;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
