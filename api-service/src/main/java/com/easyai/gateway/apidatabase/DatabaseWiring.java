package com.easyai.gateway.apidatabase;

import com.easyai.gateway.schema.JobPartitions;
import com.easyai.gateway.schema.Sessions;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The pool, and what every feature's statements run through. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DatabaseSettings.class, RetentionSettings.class})
public class DatabaseWiring {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    HikariDataSource dataSource(DatabaseSettings settings) {
        var pool = new HikariConfig();
        pool.setPoolName("api");
        pool.setJdbcUrl(settings.url());
        pool.setUsername(settings.user());
        pool.setPassword(settings.password());
        pool.setMaximumPoolSize(settings.connections());
        pool.setConnectionTimeout(settings.connectionWait().toMillis());
        // Flyway is the first to connect, and waits for a database that is still starting.
        pool.setInitializationFailTimeout(-1);
        pool.addDataSourceProperty("socketTimeout", settings.answerWait().toSeconds());
        pool.addDataSourceProperty("tcpKeepAlive", true);
        pool.addDataSourceProperty("ApplicationName", "api-service");
        pool.addDataSourceProperty("options", Sessions.OPTIONS);
        return new HikariDataSource(pool);
    }

    /** For statements only: the JPA transaction manager would open a session for each. */
    @Bean
    TransactionTemplate statements(DataSource dataSource) {
        return new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    @Bean
    KeepPartitions keepPartitions(
            JdbcClient jdbc, TransactionTemplate statements, Clock clock, RetentionSettings settings) {
        return new KeepPartitions(new JobPartitions(jdbc, statements, clock), settings.retention());
    }
}
