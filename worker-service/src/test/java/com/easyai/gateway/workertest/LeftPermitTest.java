package com.easyai.gateway.workertest;

import static com.easyai.gateway.workertest.TestCatalogue.FEW_AT_A_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobState;
import com.easyai.gateway.revision.CurrentCatalogue;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A worker died between a permit and its attempt, and the job went into a queue since. */
class LeftPermitTest {
    private static final Surroundings SURROUNDINGS = Surroundings.running();

    @Test
    void permit_for_a_platform_that_is_no_option_any_more_does_not_hold_up_its_queue() {
        try (var worker = RunningWorker.among(SURROUNDINGS)) {
            var jobs = new TestJobs(
                    SURROUNDINGS, worker.bean(CurrentCatalogue.class).get());
            JobId job = jobs.accepted(FEW_AT_A_TIME, "first in line " + UUID.randomUUID());
            JobId behind = jobs.accepted(FEW_AT_A_TIME, "behind it " + UUID.randomUUID());
            leavePermit(job);

            jobs.park(job);
            jobs.park(behind);

            jobs.awaitState(job, JobState.STORING);
            jobs.awaitState(behind, JobState.STORING);
            assertThat(jobs.attempts(job)).containsExactly("narrow COMPLETED");
        }
    }

    /** Longer alive than this test waits. */
    private static void leavePermit(JobId job) {
        SURROUNDINGS.jdbc.sql("""
                        insert into permit (owner, number, platform, model, tokens, bucket, lease_until)
                        values (:job, 1, 'gone', 'gone/few-at-a-time', 0, limit_bucket(limit_clock()),
                                now() + interval '10 minutes')
                        """).param("job", job.value()).update();
    }
}
