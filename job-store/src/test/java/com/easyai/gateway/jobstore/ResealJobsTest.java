package com.easyai.gateway.jobstore;

import static com.easyai.gateway.jobstore.Jobs.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.intake.NewJob;
import com.easyai.gateway.job.ArtifactId;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.resealing.ResealJobs;
import com.easyai.gateway.sealing.Sealer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResealJobsTest {
    private final TestStore store = TestStore.running();
    private final Lives lives = new Lives();
    private final String oldKey = key();
    private final String newKey = key();
    private final Sealer before = new Sealer(oldKey);
    private final Sealer during = new Sealer(newKey + "," + oldKey);
    private final Sealer afterwards = new Sealer(newKey);

    @Test
    void old_key_can_be_taken_away_from_every_job_that_is_not_over() {
        JobId queued = lives.queued(sealed());
        JobId running = lives.running(sealed()).job();
        var remote = ArtifactId.create();
        JobId storing = lives.storing(sealed(), remote, before.seal("{\"X-Key\":\"canary\"}", remote.toString()));

        int resealed = new ResealJobs(store.jdbc, during).reseal();

        assertThat(resealed).isEqualTo(4);
        for (JobId job : List.of(queued, running, storing)) {
            assertThat(afterwards.openText(credential(job), job.toString())).isEqualTo("sk-of-the-user");
        }
        assertThat(afterwards.openText(headers(storing), remote.toString())).contains("canary");
    }

    @Test
    void repeating_changes_nothing() {
        JobId job = lives.queued(sealed());
        var reseal = new ResealJobs(store.jdbc, during);
        assertThat(reseal.isDone()).isFalse();
        reseal.reseal();
        byte[] first = credential(job);

        int again = reseal.reseal();

        assertThat(again).isZero();
        assertThat(reseal.isDone()).isTrue();
        assertThat(credential(job)).isEqualTo(first);
    }

    @Test
    void many_services_at_once_seal_each_job_once() throws Exception {
        List<JobId> jobs =
                IntStream.range(0, 450).mapToObj(i -> lives.queued(sealed())).toList();
        var sealed = new ArrayList<Integer>();

        try (var services = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 4)
                    .<Callable<Integer>>mapToObj(i -> () -> new ResealJobs(store.jdbc, during).reseal())
                    .toList();
            for (var result : services.invokeAll(calls)) {
                sealed.add(result.get());
            }
        }

        assertThat(sealed.stream().mapToInt(Integer::intValue).sum() + new ResealJobs(store.jdbc, during).reseal())
                .isEqualTo(jobs.size());
        assertThat(jobs)
                .allSatisfy(job -> assertThat(afterwards.openText(credential(job), job.toString()))
                        .isEqualTo("sk-of-the-user"));
    }

    @Test
    void job_that_somebody_writes_just_now_is_left_for_the_next_round() {
        JobId job = lives.queued(sealed());
        var reseal = new ResealJobs(store.jdbc, during);

        int whileLocked = store.transaction.execute(status -> {
            store.jdbc
                    .sql("select 1 from job where id = :id for update")
                    .param("id", job.value())
                    .query(Integer.class)
                    .single();
            return elsewhere(reseal);
        });

        assertThat(whileLocked).isZero();
        assertThat(reseal.isDone()).isFalse();
        assertThat(reseal.reseal()).isEqualTo(1);
    }

    @Test
    void secret_that_does_not_open_keeps_no_other_from_its_turn() {
        NewJob broken = sealed();
        lives.queued(broken);
        store.jdbc
                .sql("update job set credential = substring(credential from 1 for 20) where id = :id")
                .param("id", broken.id().value())
                .update();
        JobId good = lives.queued(sealed());

        assertThat(new ResealJobs(store.jdbc, during).reseal()).isEqualTo(1);

        assertThat(during.isCurrent(credential(good))).isTrue();
    }

    @Test
    void job_that_is_over_and_one_under_the_current_key_are_left_alone() {
        JobId over = lives.cancelled(sealed());
        byte[] stored = credential(over);

        assertThat(new ResealJobs(store.jdbc, during).reseal()).isZero();
        assertThat(new ResealJobs(store.jdbc, before).reseal()).isZero();

        assertThat(credential(over)).isEqualTo(stored);
    }

    private NewJob sealed() {
        return aJob().sealedBy(before, "sk-of-the-user").build();
    }

    private static int elsewhere(ResealJobs reseal) {
        try (var other = Executors.newSingleThreadExecutor()) {
            return other.submit(reseal::reseal).get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private byte[] credential(JobId job) {
        return store.jdbc
                .sql("select credential from job where id = :id")
                .param("id", job.value())
                .query(byte[].class)
                .single();
    }

    private byte[] headers(JobId job) {
        return store.jdbc
                .sql("select source_headers from artifact where job_id = :id and index = 1")
                .param("id", job.value())
                .query(byte[].class)
                .single();
    }

    private static String key() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
