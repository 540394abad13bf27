package com.easyai.gateway.benchmark.limits;

import com.easyai.gateway.catalogue.Limits;
import com.easyai.gateway.groupcommit.GroupCommit;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.limits.PermitReply;
import com.easyai.gateway.limits.PermitRequest;
import com.easyai.gateway.limits.PrepareScopes;
import com.easyai.gateway.limits.Scope;
import com.easyai.gateway.limits.TakePermits;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The gateway's own, as one process of it decides. Permits outlive the run: giving slots back is no part of a decision. */
final class GatewayLimiter implements Limiter {
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final HikariDataSource database;
    private final JdbcClient jdbc;
    private final TakePermits permits;
    private final AtomicInteger platforms = new AtomicInteger();

    GatewayLimiter(HikariDataSource database) {
        this.database = database;
        this.jdbc = JdbcClient.create(database);
        Flyway.configure().dataSource(database).load().migrate();
        this.permits = new TakePermits(jdbc, GroupCommit.Size.DEFAULT, new SimpleMeterRegistry());
    }

    @Override
    public String name() {
        return "gateway";
    }

    @Override
    public String setUp() {
        return "one process, decisions share round trips; leases of " + LEASE.toMinutes() + " min";
    }

    @Override
    public BooleanSupplier platform(int rpm, long tpm) {
        var platform = new Scope("platform-" + platforms.incrementAndGet());
        var model = new Scope(platform + "/model");
        new PrepareScopes(jdbc).prepare(List.of(platform, model));
        var option = new PermitRequest.Option(
                new PermitRequest.Gate(platform, new Limits(rpm, tpm, null)),
                new PermitRequest.Gate(model, Limits.NONE),
                TOKENS);
        return () -> permits.take(
                        new PermitRequest(new PermitRequest.Key(JobId.create().value(), 1), List.of(option), LEASE))
                instanceof PermitReply.Granted;
    }

    @Override
    public void close() {
        permits.close();
        database.close();
    }
}
