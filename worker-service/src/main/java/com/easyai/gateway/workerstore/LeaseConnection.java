package com.easyai.gateway.workerstore;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A connection to PostgreSQL for the lease alone: thousands of jobs that wait for the others must not hold up the heartbeat
 * that keeps all of them.
 */
public final class LeaseConnection implements AutoCloseable {
    private final HikariDataSource pool;

    LeaseConnection(HikariDataSource pool) {
        this.pool = pool;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(pool);
    }

    @Override
    public void close() {
        pool.close();
    }
}
