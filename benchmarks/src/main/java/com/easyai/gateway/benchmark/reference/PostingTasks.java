package com.easyai.gateway.benchmark.reference;

import com.easyai.gateway.benchmark.stack.Store;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * db-scheduler as a relay: a persistent one-time task a message, which is deleted once its step returned, and tried again
 * when it threw. It runs in this process, on the gateway's PostgreSQL server, in a database of its own.
 */
public final class PostingTasks implements AutoCloseable {
    /** As many as the relay has places. */
    public static final int THREADS = 64;

    private final HikariDataSource database;
    private final OneTimeTask<String> task;
    private final SchedulerClient client;
    private final Scheduler scheduler;

    private PostingTasks(HikariDataSource database, Consumer<String> step) {
        this.database = database;
        this.task = Tasks.oneTime("post", String.class).execute((instance, context) -> step.accept(instance.getData()));
        DbScheduler.createTable(database);
        this.client = SchedulerClient.Builder.create(database, task).build();
        this.scheduler = Scheduler.create(database, task)
                .threads(THREADS)
                .pollUsingLockAndFetch(DbScheduler.FETCH_BELOW, DbScheduler.FETCH_UP_TO)
                .pollingInterval(Duration.ofMillis(100))
                .shutdownMaxWait(Duration.ofSeconds(5))
                .build();
    }

    /**
     * Ready to take messages.
     *
     * @param waits whether the end of a task waits for the disk; the relay's marks do not
     */
    public static PostingTasks in(Store store, String name, boolean waits, Consumer<String> step) {
        HikariDataSource database = References.create(store, name, waits ? "" : "-c synchronous_commit=off");
        return new PostingTasks(database, step);
    }

    /** Returns when it is committed. */
    public void add(String id, String message) {
        client.scheduleIfNotExists(task.instance(id, message), Instant.now());
    }

    public void start() {
        scheduler.start();
    }

    @Override
    public void close() {
        scheduler.stop();
        database.close();
    }
}
