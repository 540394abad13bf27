package com.easyai.gateway.jobstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.easyai.gateway.groupcommit.GroupCommit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class GroupCommitTest {
    private static final GroupCommit.Size ONE_WRITER = new GroupCommit.Size(1, 100, 100);

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
            var submitted = new CountDownLatch(50);
            for (int i = 1; i <= 50; i++) {
                int row = i;
                results.add(threads.submit(() -> {
                    submitted.countDown();
                    return commit.write(row);
                }));
            }
            submitted.await();
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
