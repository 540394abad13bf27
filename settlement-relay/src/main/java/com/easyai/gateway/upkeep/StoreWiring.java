package com.easyai.gateway.upkeep;

import com.easyai.gateway.ending.FinishStoring;
import com.easyai.gateway.groupcommit.GroupCommit;
import com.easyai.gateway.groupcommit.Hurry;
import com.easyai.gateway.outbox.EndDeliveries;
import com.easyai.gateway.schema.JobPartitions;
import com.easyai.gateway.schema.Sessions;
import com.easyai.gateway.sealing.Sealer;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.support.TransactionTemplate;

/** The store and what the relay writes to it. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(StoreSettings.class)
public class StoreWiring {
    /** Three claiming loops, two writers, and some for deliveries that are postponed one by one. */
    private static final int CONNECTIONS = 10;

    private static final long PATIENCE_MILLIS = 10_000;

    @Bean
    HikariDataSource dataSource(StoreSettings settings) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(settings.url());
        pool.setUsername(settings.user());
        pool.setPassword(settings.password());
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setConnectionTimeout(PATIENCE_MILLIS);
        pool.addDataSourceProperty("options", Sessions.OPTIONS);
        return pool;
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Sealer sealer(StoreSettings settings) {
        return new Sealer(settings.encryptionKey());
    }

    @Bean
    @DependsOnDatabaseInitialization
    KeepPartitions keepPartitions(
            JdbcClient jdbc, TransactionTemplate transaction, Clock clock, StoreSettings settings) {
        return new KeepPartitions(new JobPartitions(jdbc, transaction, clock), settings.retention());
    }

    @Bean
    FinishStoring finishStoring(JdbcClient jdbc, TransactionTemplate transaction) {
        return new FinishStoring(jdbc, transaction, GroupCommit.Size.DEFAULT);
    }

    /** server-main has what was sent; only a job's webhook waits for its settlement's mark. */
    @Bean
    EndDeliveries endDeliveries(JdbcClient jdbc) {
        return new EndDeliveries(jdbc, GroupCommit.Size.DEFAULT.with(Hurry.NONE));
    }
}
