package com.easyai.gateway.workerstore;

import com.easyai.gateway.schema.JobPartitions;
import com.easyai.gateway.schema.Sessions;
import com.easyai.gateway.sealing.Sealer;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The pool, the schema, and the key that opens what is sealed in it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({StoreSettings.class, SealingSettings.class})
public class StoreWiring {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    HikariDataSource dataSource(StoreSettings settings) {
        return pool("worker", settings, settings.connections());
    }

    /** Not a DataSource bean: nothing but the lease may find it. */
    @Bean
    LeaseConnection leaseConnection(StoreSettings settings) {
        return new LeaseConnection(pool("worker-lease", settings, 1));
    }

    private static HikariDataSource pool(String name, StoreSettings settings, int connections) {
        var pool = new HikariConfig();
        pool.setPoolName(name);
        pool.setJdbcUrl(settings.url());
        pool.setUsername(settings.user());
        pool.setPassword(settings.password());
        pool.setMaximumPoolSize(connections);
        pool.setConnectionTimeout(StoreSettings.CONNECTION_WAIT.toMillis());
        // The schema's migration is the first to connect, and waits for a database that is still starting.
        pool.setInitializationFailTimeout(-1);
        pool.addDataSourceProperty("socketTimeout", StoreSettings.ANSWER_WAIT.toSeconds());
        pool.addDataSourceProperty("tcpKeepAlive", true);
        pool.addDataSourceProperty("ApplicationName", name);
        pool.addDataSourceProperty("options", Sessions.OPTIONS);
        return new HikariDataSource(pool);
    }

    @Bean
    FlywayMigrationStrategy migrateSchema() {
        return new MigrateSchema();
    }

    @Bean
    KeepPartitions keepPartitions(JdbcClient jdbc, DataSource dataSource, Clock clock) {
        var transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        return new KeepPartitions(new JobPartitions(jdbc, transaction, clock));
    }

    @Bean
    Sealer sealer(SealingSettings settings) {
        return settings.sealer();
    }
}
