package com.easyai.gateway.bookkeeping;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.calls.CallOutcome;
import com.easyai.gateway.calls.EndedCall;
import com.easyai.gateway.calls.NewCall;
import com.easyai.gateway.identity.EndUser;
import com.easyai.gateway.job.CallId;
import com.easyai.gateway.job.JobKind;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Ends of which nobody knows yet that the disk has them. */
class FreshEndsTest {
    private static final long LATER = Duration.ofSeconds(10).toNanos();

    private final FreshEnds fresh = new FreshEnds();

    @Test
    void an_end_is_kept_while_its_commit_is_under_way_however_long_that_takes() {
        EndedCall ended = anEnd();
        fresh.keep(ended);

        fresh.forgetFlushed(System.nanoTime() + LATER);

        assertThat(fresh.takeAll()).containsExactly(ended);
    }

    @Test
    void an_end_is_kept_for_as_long_as_the_disk_may_not_have_it() {
        EndedCall ended = anEnd();
        fresh.keep(ended).answered();

        fresh.forgetFlushed(System.nanoTime());

        assertThat(fresh.takeAll()).containsExactly(ended);
    }

    @Test
    void an_end_that_the_disk_has_is_forgotten() {
        fresh.keep(anEnd()).answered();

        fresh.forgetFlushed(System.nanoTime() + LATER);

        assertThat(fresh.takeAll()).isEmpty();
    }

    static EndedCall anEnd() {
        var user = new EndUser("u-1", null, null, null, null);
        var call = new NewCall(
                CallId.create(JobKind.CHAT),
                new NewCall.Made("talker", "talk-main", "gpt"),
                new NewCall.From(user, false, "{}"),
                UUID.randomUUID(),
                Optional.empty());
        return new EndedCall(
                call,
                CallOutcome.FAILED,
                Optional.empty(),
                new EndedCall.Permit(1, Optional.empty()),
                Optional.empty(),
                Optional.of("The platform refused."));
    }
}
