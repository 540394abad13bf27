package com.easyai.gateway.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Backoff FOR_EVER = Backoff.forEver(Duration.ofSeconds(1), Duration.ofMinutes(5));
    private static final Backoff THREE_DAYS =
            new Backoff(Duration.ofSeconds(5), Duration.ofHours(8), Duration.ofDays(3));

    @Test
    void delays_double_up_to_the_longest() {
        assertThat(FOR_EVER.after(1, Optional.empty()).orElseThrow())
                .isBetween(Duration.ofMillis(800), Duration.ofMillis(1200));
        assertThat(FOR_EVER.after(4, Optional.empty()).orElseThrow())
                .isBetween(Duration.ofMillis(6400), Duration.ofMillis(9600));
        assertThat(FOR_EVER.after(1_000_000, Optional.empty()).orElseThrow())
                .isBetween(Duration.ofMinutes(4), Duration.ofMinutes(6));
    }

    @Test
    void other_side_may_ask_for_more_but_not_for_ever() {
        assertThat(FOR_EVER.after(1, Optional.of(Duration.ofSeconds(30)))).contains(Duration.ofSeconds(30));
        assertThat(FOR_EVER.after(1, Optional.of(Duration.ofDays(9)))).contains(Duration.ofMinutes(5));
        assertThat(FOR_EVER.after(9, Optional.of(Duration.ZERO)).orElseThrow()).isGreaterThan(Duration.ofMinutes(3));
    }

    @Test
    void tries_end_when_their_delays_add_up_to_the_total() {
        int tries = 1;
        Duration waited = Duration.ZERO;
        for (var delay = THREE_DAYS.after(tries, Optional.empty());
                delay.isPresent();
                delay = THREE_DAYS.after(tries, Optional.empty())) {
            waited = waited.plus(delay.get());
            tries++;
        }

        assertThat(waited).isBetween(Duration.ofHours(58), Duration.ofHours(97));
        assertThat(tries).isBetween(15, 30);
    }
}
