package com.easyai.gateway.jobstore;

import static com.easyai.gateway.jobstore.Jobs.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.job.JobId;
import com.easyai.gateway.outbox.ClaimDeliveries;
import com.easyai.gateway.outbox.OutboxDesk;
import com.easyai.gateway.outbox.PostponeDelivery;
import com.easyai.gateway.outbox.PostponeDelivery.RefusedBy;
import com.easyai.gateway.outbox.UploadTask;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private final TestStore store = TestStore.running();
    private final ClaimDeliveries deliveries =
            new ClaimDeliveries(store.jdbc, store.transaction, Duration.ofSeconds(30));
    private final PostponeDelivery postpone = new PostponeDelivery(store.jdbc);

    @Test
    void refusals_are_counted_by_who_refused_and_a_replay_begins_anew() {
        JobId job = new Lives().storing(aJob().build());
        postpone.refused(first(job).claim(), RefusedBy.SOURCE, Duration.ZERO, "It was not there.");
        postpone.retry(first(job).claim(), Duration.ZERO, "It was not reached.");
        UploadTask tried = first(job);
        assertThat(tried.claim().attempts()).isEqualTo(3);
        assertThat(tried.refusals()).isEqualTo(new UploadTask.Refusals(1, 0));
        postpone.park(tried.claim(), "Nobody knows why.");

        assertThat(new OutboxDesk(store.jdbc).replay(job + "-" + tried.claim().sequence()))
                .isTrue();

        UploadTask again = first(job);
        assertThat(again.claim().attempts()).isOne();
        assertThat(again.refusals()).isEqualTo(new UploadTask.Refusals(0, 0));
    }

    /** Claims whatever is due, of which this is the job's first result. */
    private UploadTask first(JobId job) {
        return deliveries.uploads(1000).stream()
                .filter(task -> task.claim().job().equals(job) && task.index() == 0)
                .findFirst()
                .orElseThrow();
    }
}
