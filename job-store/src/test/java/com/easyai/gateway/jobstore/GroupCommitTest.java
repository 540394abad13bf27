package com.easyai.gateway.jobstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.easyai.gateway.groupcommit.GroupCommit;
import com.easyai.gateway.groupcommit.Hurry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class GroupCommitTest {
    private static final GroupCommit.Size ONE_WRITER = new GroupCommit.Size(1, 100, 100);
    private static final GroupCommit.Size IN_A_HURRY = ONE_WRITER.with(Hurry.GREAT);

    @Test
    void callers_that_wait_together_share_one_statement_and_each_gets_its_own_result() throws Exception {
        var statements = new AtomicInteger();
        var firstIsWriting = new CountDownLatch(1);
        var othersWait = new CountDownLatch(1);
        try (var commit = new GroupCommit<Integer, Integer>("test", ONE_WRITER, rows -> {
                    if (statements.incrementAndGet() == 1) {
                        firstIsWriting.countDown();
                        await(othersWait);
                    }
                    return rows.stream().map(row -> row * 10).toList();
                });
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<Future<Integer>>();
            results.add(threads.submit(() -> commit.write(0)));
            firstIsWriting.await();
            results.addAll(submitFifty(threads, commit));
            othersWait.countDown();

            for (int i = 0; i <= 50; i++) {
                assertThat(results.get(i).get()).isEqualTo(i * 10);
            }
            assertThat(statements.get()).isLessThan(51);
        }
    }

    @Test
    void a_row_that_the_database_refuses_fails_alone() throws Exception {
        try (var commit = new GroupCommit<Integer, Integer>("test", ONE_WRITER, rows -> {
                    if (rows.contains(13)) {
                        throw new DataIntegrityViolationException("13 is refused");
                    }
                    return rows;
                });
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var good = new ArrayList<Future<Integer>>();
            Future<Integer> bad = threads.submit(() -> commit.write(13));
            for (int i = 0; i < 12; i++) {
                int row = i;
                good.add(threads.submit(() -> commit.write(row)));
            }

            assertThatThrownBy(bad::get).hasRootCauseMessage("13 is refused");
            for (int i = 0; i < 12; i++) {
                assertThat(good.get(i).get()).isEqualTo(i);
            }
        }
    }

    @Test
    void more_callers_than_may_wait_are_turned_away() throws Exception {
        var release = new CountDownLatch(1);
        try (var commit = new GroupCommit<Integer, Integer>("test", new GroupCommit.Size(1, 1, 1), rows -> {
                    await(release);
                    return rows;
                });
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 10; i++) {
                results.add(threads.submit(() -> commit.write(1)));
            }

            long turnedAway = turnedAway(results, release);

            assertThat(turnedAway).isBetween(8L, 9L);
        }
    }

    @Test
    void a_lone_caller_in_a_hurry_writes_its_row_itself() {
        try (var commit =
                new GroupCommit<Integer, Thread>("test", IN_A_HURRY, rows -> List.of(Thread.currentThread()))) {
            assertThat(commit.write(1)).isSameAs(Thread.currentThread());
        }
    }

    @Test
    void callers_in_a_hurry_share_what_they_would_have_to_wait_for_anyway() throws Exception {
        var underWay = new AtomicInteger();
        var most = new AtomicInteger();
        var statements = new AtomicInteger();
        var firstIsWriting = new CountDownLatch(1);
        var othersWait = new CountDownLatch(1);
        try (var commit = new GroupCommit<Integer, Integer>("test", IN_A_HURRY, rows -> {
                    most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                    if (statements.incrementAndGet() == 1) {
                        firstIsWriting.countDown();
                        await(othersWait);
                    }
                    underWay.decrementAndGet();
                    return rows;
                });
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<Future<Integer>>();
            results.add(threads.submit(() -> commit.write(0)));
            firstIsWriting.await();
            results.addAll(submitFifty(threads, commit));
            othersWait.countDown();

            for (int i = 0; i <= 50; i++) {
                assertThat(results.get(i).get()).isEqualTo(i);
            }
            assertThat(most.get()).isEqualTo(1);
            assertThat(statements.get()).isLessThan(51);
        }
    }

    @Test
    void rows_without_hurry_that_come_within_a_moment_share_a_statement() throws Exception {
        var sizes = new ConcurrentLinkedQueue<Integer>();
        try (var commit = new GroupCommit<Integer, Integer>("test", ONE_WRITER.with(Hurry.NONE), rows -> {
                    sizes.add(rows.size());
                    return rows;
                });
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> results = threads.invokeAll(IntStream.range(0, 10)
                    .<Callable<Integer>>mapToObj(i -> () -> commit.write(i))
                    .toList());

            for (int i = 0; i < 10; i++) {
                assertThat(results.get(i).get()).isEqualTo(i);
            }
            assertThat(sizes).hasSizeLessThan(10);
        }
    }

    /** Returns when all of the rows 1 to 50 are about to be written. */
    private static List<Future<Integer>> submitFifty(ExecutorService threads, GroupCommit<Integer, Integer> commit)
            throws InterruptedException {
        var submitted = new CountDownLatch(50);
        List<Future<Integer>> results = IntStream.rangeClosed(1, 50)
                .mapToObj(row -> threads.submit(() -> {
                    submitted.countDown();
                    return commit.write(row);
                }))
                .toList();
        submitted.await();
        return results;
    }

    private static long turnedAway(List<Future<Integer>> results, CountDownLatch release) throws Exception {
        long away = 0;
        while (results.stream().filter(Future::isDone).count() < results.size() - 2) {
            Thread.onSpinWait();
        }
        release.countDown();
        for (Future<Integer> result : results) {
            try {
                result.get();
            } catch (ExecutionException e) {
                assertThat(e).hasCauseInstanceOf(GroupCommit.FullException.class);
                away++;
            }
        }
        return away;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
