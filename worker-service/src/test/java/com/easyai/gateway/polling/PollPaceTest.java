package com.easyai.gateway.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class PollPaceTest {
    private static final Optional<Duration> UNASKED = Optional.empty();

    private final PollPace pace = PollPace.DEFAULT;

    @RepeatedTest(20)
    void young_task_is_asked_about_every_second() {
        assertThat(pace.next(Duration.ofSeconds(2), 10, UNASKED)).isBetween(millis(900), millis(1100));
    }

    @Test
    void old_task_is_asked_about_every_ten_seconds() {
        assertThat(pace.next(Duration.ofHours(1), 10, UNASKED)).isBetween(millis(9000), millis(11_000));
    }

    @Test
    void retry_after_is_honoured_up_to_a_minute() {
        assertThat(pace.next(Duration.ZERO, 10, Optional.of(Duration.ofSeconds(20))))
                .isBetween(millis(18_000), millis(22_000));
        assertThat(pace.next(Duration.ZERO, 10, Optional.of(Duration.ofDays(1))))
                .isBetween(millis(54_000), millis(66_000));
    }

    @Test
    void ten_thousand_tasks_make_a_thousand_polls_a_second() {
        assertThat(pace.next(Duration.ZERO, 10_000, UNASKED)).isBetween(millis(9000), millis(11_000));
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}
