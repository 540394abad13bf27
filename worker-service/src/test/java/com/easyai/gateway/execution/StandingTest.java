package com.easyai.gateway.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.attempt.AttemptOutcome;
import com.easyai.gateway.attempt.PastAttempt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StandingTest {
    private static final String TASK = "{\"id\":\"cgt-1\",\"document\":{\"seconds\":\"5\"}}";

    @Test
    void job_without_an_attempt_is_clear() {
        assertThat(Standing.after(List.of())).isEqualTo(new Standing.Clear());
    }

    @Test
    void attempt_without_an_outcome_is_in_doubt() {
        assertThat(Standing.after(
                        List.of(attempt(1, Optional.of(AttemptOutcome.FAILED)), attempt(2, Optional.empty()))))
                .isEqualTo(new Standing.InDoubt(2));
    }

    @Test
    void accepted_task_is_followed_at_the_platform_that_has_it() {
        var standing = (Standing.HasTask) Standing.after(List.of(attempt(3, Optional.of(AttemptOutcome.ACCEPTED))));

        assertThat(standing.task().platform()).isEqualTo("studio");
        assertThat(standing.task().by().number()).isEqualTo(3);
        assertThat(standing.task().handle().id()).isEqualTo("cgt-1");
        assertThat(standing.task().handle().document().path("seconds").asString())
                .isEqualTo("5");
    }

    @ParameterizedTest
    @EnumSource(names = "ACCEPTED", mode = EnumSource.Mode.EXCLUDE)
    void attempt_that_ended_leaves_the_job_clear(AttemptOutcome outcome) {
        assertThat(Standing.after(List.of(attempt(1, Optional.of(outcome))))).isEqualTo(new Standing.Clear());
    }

    private static PastAttempt attempt(int number, Optional<AttemptOutcome> outcome) {
        return new PastAttempt(number, "studio", "film-1", outcome, Optional.of(TASK), Instant.EPOCH);
    }
}
