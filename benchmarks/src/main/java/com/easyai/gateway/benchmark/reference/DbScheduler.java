package com.easyai.gateway.benchmark.reference;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** db-scheduler with one-time tasks, polling as its documentation advises for throughput on PostgreSQL. */
final class DbScheduler implements JobLibrary {
    private static final int THREADS = 50;
    static final double FETCH_BELOW = 0.5;
    static final double FETCH_UP_TO = 4.0;

    /** The table of its documentation. */
    private static final String TABLE = """
            create table scheduled_tasks (
              task_name text not null,
              task_instance text not null,
              task_data bytea,
              execution_time timestamp with time zone not null,
              picked boolean not null,
              picked_by text,
              last_success timestamp with time zone,
              last_failure timestamp with time zone,
              consecutive_failures int,
              last_heartbeat timestamp with time zone,
              version bigint not null,
              priority smallint,
              primary key (task_name, task_instance)
            );
            create index execution_time_idx on scheduled_tasks (execution_time);
            create index last_heartbeat_idx on scheduled_tasks (last_heartbeat);
            """;

    private final AtomicLong complete = new AtomicLong();
    private final OneTimeTask<Void> task =
            Tasks.oneTime("no-op").execute((instance, context) -> complete.incrementAndGet());
    private final HikariDataSource database;
    private final SchedulerClient client;
    private final Scheduler scheduler;

    DbScheduler(HikariDataSource database) {
        this.database = database;
        createTable(database);
        this.client = SchedulerClient.Builder.create(database, task).build();
        this.scheduler = Scheduler.create(database, task)
                .threads(THREADS)
                .pollUsingLockAndFetch(FETCH_BELOW, FETCH_UP_TO)
                .pollingInterval(Duration.ofMillis(100))
                .shutdownMaxWait(Duration.ofSeconds(5))
                .build();
    }

    static void createTable(HikariDataSource database) {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(TABLE);
        } catch (SQLException e) {
            throw new IllegalStateException("The table of db-scheduler could not be created", e);
        }
    }

    @Override
    public String name() {
        return "db-scheduler";
    }

    @Override
    public String setUp() {
        return "pollUsingLockAndFetch(%s, %s), %d threads, %d connections"
                .formatted(FETCH_BELOW, FETCH_UP_TO, THREADS, database.getMaximumPoolSize());
    }

    @Override
    public void enqueue(long number) {
        client.scheduleIfNotExists(task.instance(Long.toString(number)), Instant.now());
    }

    @Override
    public void startRunning() {
        scheduler.start();
    }

    @Override
    public long complete() {
        return complete.get();
    }

    @Override
    public void close() {
        scheduler.stop();
        database.close();
    }
}
