package com.easyai.gateway.jobstore;

import static com.easyai.gateway.jobstore.Jobs.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.groupcommit.GroupCommit;
import com.easyai.gateway.intake.AcceptJobs;
import com.easyai.gateway.intake.Intake;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IntakeTest {
    private final TestStore store = TestStore.running();
    private final List<AcceptJobs> gateways = List.of(
            new AcceptJobs(store.jdbc, store.transaction, GroupCommit.Size.DEFAULT),
            new AcceptJobs(store.jdbc, store.transaction, GroupCommit.Size.DEFAULT));

    @AfterEach
    void close() {
        gateways.forEach(AcceptJobs::close);
    }

    @Test
    void a_hundred_submissions_of_one_key_over_two_gateways_make_one_job() throws Exception {
        List<Intake> intakes = inParallel(
                100,
                i -> gateways.get(i % 2)
                        .accept(aJob().of("amy").withKey("k-1", "body").build()));

        assertThat(intakes).filteredOn(Intake.Accepted.class::isInstance).hasSize(1);
        assertThat(intakes).filteredOn(Intake.Replayed.class::isInstance).hasSize(99);
        assertThat(jobsOf("amy")).isEqualTo(1);
    }

    @Test
    void another_request_under_the_same_key_is_refused_and_stores_nothing() {
        gateways.getFirst().accept(aJob().of("ben").withKey("k-1", "body").build());

        Intake second = gateways.getLast()
                .accept(aJob().of("ben").withKey("k-1", "other body").build());

        assertThat(second).isInstanceOf(Intake.KeyReused.class);
        assertThat(jobsOf("ben")).isEqualTo(1);
    }

    @Test
    void a_key_is_its_users_own() {
        gateways.getFirst().accept(aJob().of("cleo").withKey("k-1", "body").build());

        Intake others = gateways.getFirst()
                .accept(aJob().of("dan").withKey("k-1", "body").build());

        assertThat(others).isInstanceOf(Intake.Accepted.class);
    }

    @Test
    void submissions_without_a_key_share_commits_and_are_all_stored() throws Exception {
        List<Intake> intakes =
                inParallel(500, i -> gateways.get(i % 2).accept(aJob().of("eve").build()));

        assertThat(intakes).allMatch(Intake.Accepted.class::isInstance);
        assertThat(jobsOf("eve")).isEqualTo(500);
    }

    private int jobsOf(String sub) {
        return store.jdbc
                .sql("select count(*) from job where user_sub = :sub")
                .param("sub", sub)
                .query(Integer.class)
                .single();
    }

    private static List<Intake> inParallel(int times, IntFunction<Intake> submit) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = new ArrayList<Future<Intake>>();
            for (int i = 0; i < times; i++) {
                int number = i;
                Callable<Intake> task = () -> {
                    start.await();
                    return submit.apply(number);
                };
                futures.add(threads.submit(task));
            }
            start.countDown();
            var intakes = new ArrayList<Intake>();
            for (Future<Intake> future : futures) {
                intakes.add(future.get());
            }
            return intakes;
        }
    }
}
