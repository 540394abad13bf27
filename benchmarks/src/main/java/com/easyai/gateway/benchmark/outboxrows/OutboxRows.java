package com.easyai.gateway.benchmark.outboxrows;

import com.easyai.gateway.benchmark.stack.BenchStack;
import com.easyai.gateway.benchmark.stack.Store;
import com.easyai.gateway.job.CallId;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.settlement.SettlementEvent;
import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes work for the relay, by the statements with which the api and the worker write it. No SQL of its own says what a
 * row of the outbox looks like.
 */
public final class OutboxRows implements AutoCloseable {
    /** As many as one statement of the store takes. */
    static final int BATCH = 200;

    private static final int CONNECTIONS = 8;

    private final HikariDataSource database;
    private final CallRows calls;
    private final JobRows jobs;

    private OutboxRows(HikariDataSource database, BenchStack stack) {
        this.database = database;
        JdbcClient jdbc = JdbcClient.create(database);
        var transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        this.calls = new CallRows(jdbc);
        this.jobs = new JobRows(jdbc, transaction, stack.sealer());
    }

    /** Rows for a running stack, whose relays take them at once. */
    public static OutboxRows in(BenchStack stack) {
        Store store = stack.store();
        var database = new HikariDataSource();
        database.setJdbcUrl(store.jdbcUrl());
        database.setUsername(store.user());
        database.setPassword(store.password());
        database.setMaximumPoolSize(CONNECTIONS);
        database.addDataSourceProperty("options", "-c plan_cache_mode=force_generic_plan");
        return new OutboxRows(database, stack);
    }

    /** Whose rows they are, for server-main. */
    public static String user() {
        return CallRows.USER.sub();
    }

    /** What one of {@link #settlements} says, about a call that is no row. */
    public static SettlementEvent event() {
        return CallRows.settlement(CallId.create(JobKind.CHAT).toString());
    }

    /** Ended calls: each leaves one settlement and nothing else. */
    public void settlements(int count) {
        calls.settlements(count);
    }

    /** Free jobs that want no webhook: a file each, and nothing after it. */
    public void uploads(int count) {
        jobs.uploads(count);
    }

    /** Jobs cancelled before they were begun: a webhook each, and nothing else. */
    public void webhooks(int count) {
        jobs.webhooks(count);
    }

    /** Jobs with a file, a charge and a webhook each. */
    public void whole(int count) {
        jobs.whole(count);
    }

    /** A free job a video, whose file is fetched from its address with this key. */
    public void videos(List<String> urls, String key) {
        jobs.videos(urls, key);
    }

    /** As autovacuum would have done by the time that so many have gathered. */
    public void settle() {
        JdbcClient jdbc = JdbcClient.create(database);
        for (String table : List.of("job", "artifact", "outbox", "direct_call"))
            jdbc.sql("vacuum analyze " + table).update();
        jdbc.sql("checkpoint").update();
    }

    /** At the same time, so that they share statements and commits; fails if one does. */
    public static <T> void each(List<T> all, Consumer<T> step) {
        var running = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            all.forEach(one -> running.add(threads.submit(() -> step.accept(one))));
            for (Future<?> one : running) one.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A row could not be written", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while rows were written", e);
        }
    }

    @Override
    public void close() {
        calls.close();
        jobs.close();
        database.close();
    }
}
