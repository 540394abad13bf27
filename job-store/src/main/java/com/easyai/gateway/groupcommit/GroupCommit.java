package com.easyai.gateway.groupcommit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.UncategorizedDataAccessException;

/**
 * Shares one commit between callers: each hands in a row and blocks; a writer takes what has gathered, runs one statement
 * for all of it and gives each caller its own result. Nobody is answered before the commit. A row that the database
 * refuses fails alone: the batch is run again row by row.
 *
 * @param <I> a row
 * @param <O> its result; the statement returns them in the order of the rows
 */
public final class GroupCommit<I, O> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    /** Fewer rows than these are worth waiting for more where there is no hurry. */
    private static final int FEW = 16;

    private static final Duration GATHER = Duration.ofMillis(10);

    private final String name;
    private final Size size;
    private final Function<List<I>, List<O>> statement;
    private final BlockingQueue<Waiting<I, O>> queue;
    private final List<Thread> writers = new ArrayList<>();
    /** One for each statement that may be under way. */
    private final Semaphore turns;

    private volatile boolean closed;

    /**
     * How many rows may gather and wait.
     *
     * @param writers how many statements may be under way at once; while one is, the next batch gathers, so that a second writer halves the batches and doubles the commits
     * @param batch the most rows in one statement
     * @param capacity how many callers may wait; more are turned away
     * @param hurry how much it matters to a lone row's caller when it is written
     */
    public record Size(int writers, int batch, int capacity, Hurry hurry) {
        public static final Size DEFAULT = new Size(1, 200, 20_000);

        public Size(int writers, int batch, int capacity) {
            this(writers, batch, capacity, Hurry.USUAL);
        }

        public Size with(Hurry other) {
            return new Size(writers, batch, capacity, other);
        }
    }

    private record Waiting<I, O>(I row, CompletableFuture<O> result) {}

    /** Too many callers wait already; nothing was written for this one. */
    public static final class FullException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FullException(String name) {
            super("too many rows wait to be written by " + name, null, false, false);
        }
    }

    public GroupCommit(String name, Size size, Function<List<I>, List<O>> statement) {
        this.name = name;
        this.size = size;
        this.statement = statement;
        this.queue = new ArrayBlockingQueue<>(size.capacity());
        this.turns = new Semaphore(size.writers());
        for (int i = 1; i <= size.writers(); i++) {
            writers.add(Thread.ofPlatform()
                    .daemon()
                    .name("commit-" + name + "-" + i)
                    .start(this::writeUntilClosed));
        }
    }

    /**
     * Returns this row's result after its commit.
     *
     * @throws FullException if the writers are too far behind
     * @throws RuntimeException what the statement threw; whether it was committed is then unknown
     */
    public O write(I row) {
        if (size.hurry() != Hurry.GREAT || closed || othersWait() || !turns.tryAcquire()) {
            return handOver(row);
        }
        try {
            return statement.apply(List.of(row)).getFirst();
        } finally {
            turns.release();
        }
    }

    private boolean othersWait() {
        return !queue.isEmpty() || turns.hasQueuedThreads();
    }

    private O handOver(I row) {
        var waiting = new Waiting<I, O>(row, new CompletableFuture<>());
        if (closed || !queue.offer(waiting)) {
            throw new FullException(name);
        }
        // Closed in between: either the last batch has the row, or nobody will ever look at it.
        if (closed && queue.remove(waiting)) {
            throw new FullException(name);
        }
        try {
            return waiting.result().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Stops after the rows that already wait are written. */
    @Override
    public void close() {
        closed = true;
        writers.forEach(Thread::interrupt);
        for (Thread writer : writers) {
            try {
                writer.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        // Nor does a caller write any more.
        turns.acquireUninterruptibly(size.writers());
        turns.release(size.writers());
    }

    private void writeUntilClosed() {
        var batch = new ArrayList<Waiting<I, O>>(size.batch());
        while (gather(batch)) {
            turns.acquireUninterruptibly();
            try {
                queue.drainTo(batch, size.batch() - batch.size());
                write(List.copyOf(batch));
            } finally {
                turns.release();
            }
            batch.clear();
        }
    }

    private boolean gather(List<Waiting<I, O>> batch) {
        try {
            if (!closed) {
                batch.add(queue.take());
                awaitMore();
            }
        } catch (InterruptedException e) {
            LOG.debug("{} is closing: the rows that wait are written, then it stops", name);
        }
        return !batch.isEmpty() || !closed || !queue.isEmpty();
    }

    private void awaitMore() throws InterruptedException {
        if (size.hurry() == Hurry.NONE && queue.size() < FEW) {
            TimeUnit.MILLISECONDS.sleep(GATHER.toMillis());
        }
    }

    private void write(List<Waiting<I, O>> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            List<O> results = statement.apply(batch.stream().map(Waiting::row).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).result().complete(results.get(i));
            }
        } catch (DataIntegrityViolationException | UncategorizedDataAccessException e) {
            failOrSplit(batch, e);
        } catch (RuntimeException | Error e) {
            // A writer that died would leave everybody waiting who hands a row over after it.
            LOG.warn("{} could not write {} rows; their callers are told and try again", name, batch.size(), e);
            batch.forEach(waiting -> waiting.result().completeExceptionally(e));
        }
    }

    private void failOrSplit(List<Waiting<I, O>> batch, DataAccessException e) {
        if (batch.size() == 1) {
            batch.getFirst().result().completeExceptionally(e);
        } else {
            batch.forEach(waiting -> write(List.of(waiting)));
        }
    }
}
