package com.easyai.gateway.jobstore;

import com.easyai.gateway.schema.JobPartitions;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One PostgreSQL for all tests of the module, with the schema and today's partitions. */
final class TestStore {
    private static final TestStore INSTANCE = new TestStore();

    final JdbcClient jdbc;
    final TransactionTemplate transaction;

    private TestStore() {
        DataSource database = start();
        Flyway.configure().dataSource(database).load().migrate();
        jdbc = JdbcClient.create(database);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        new JobPartitions(jdbc, transaction, Clock.systemUTC()).prepare();
    }

    static TestStore running() {
        return INSTANCE;
    }

    private static DataSource start() {
        try {
            var postgres = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    .start();
            var pool = new HikariDataSource();
            pool.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
            pool.setMaximumPoolSize(16);
            return pool;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
