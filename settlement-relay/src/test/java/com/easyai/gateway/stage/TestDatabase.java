package com.easyai.gateway.stage;

import com.easyai.gateway.schema.JobPartitions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One PostgreSQL for all tests; each stage gets a database of its own, copied from one with the schema. */
final class TestDatabase {
    static final String USER = "postgres";
    private static final String TEMPLATE = "migrated";
    private static final EmbeddedPostgres POSTGRES = start();

    private TestDatabase() {}

    /** The JDBC URL of a new database. */
    static synchronized String fresh() {
        String name = "stage_" + UUID.randomUUID().toString().replace("-", "");
        admin().sql("create database " + name + " template " + TEMPLATE).update();
        return url(name);
    }

    private static EmbeddedPostgres start() {
        try {
            return migrated(EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("fsync", "off")
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedPostgres migrated(EmbeddedPostgres postgres) {
        JdbcClient.create(postgres.getPostgresDatabase())
                .sql("create database " + TEMPLATE)
                .update();
        var template = postgres.getDatabase(USER, TEMPLATE);
        Flyway.configure().dataSource(template).load().migrate();
        var transaction = new TransactionTemplate(new DataSourceTransactionManager(template));
        new JobPartitions(JdbcClient.create(template), transaction, Clock.systemUTC()).prepare();
        return postgres;
    }

    private static JdbcClient admin() {
        return JdbcClient.create(POSTGRES.getPostgresDatabase());
    }

    private static String url(String name) {
        return POSTGRES.getJdbcUrl(USER, name);
    }
}
