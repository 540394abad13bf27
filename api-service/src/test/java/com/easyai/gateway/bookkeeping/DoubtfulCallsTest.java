package com.easyai.gateway.bookkeeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.easyai.gateway.calls.EndedCall;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Calls that may or may not have been begun. */
class DoubtfulCallsTest {
    private final DoubtfulCalls doubtful = new DoubtfulCalls();
    private final List<EndedCall> looks = new ArrayList<>();

    @Test
    void a_call_whose_row_comes_late_is_ended_once() {
        EndedCall late = FreshEndsTest.anEnd();
        EndedCall other = FreshEndsTest.anEnd();
        doubtful.add(late);
        doubtful.add(other);

        doubtful.end(looking(call -> false));
        doubtful.end(looking(late::equals));
        doubtful.end(looking(call -> false));

        assertThat(looks).containsExactly(late, other, late, other, other);
    }

    @Test
    void a_call_that_is_never_seen_is_given_up() {
        doubtful.add(FreshEndsTest.anEnd());

        for (int i = 0; i < 1_000; i++) {
            doubtful.end(looking(call -> false));
        }

        assertThat(looks).hasSize(60);
    }

    @Test
    void a_store_that_is_away_has_not_been_looked_at() {
        doubtful.add(FreshEndsTest.anEnd());

        assertThatThrownBy(() -> doubtful.end(call -> {
                    throw new IllegalStateException("away");
                }))
                .hasMessage("away");

        doubtful.end(looking(call -> true));
        doubtful.end(looking(call -> true));
        assertThat(looks).hasSize(1);
    }

    private Predicate<EndedCall> looking(Predicate<EndedCall> end) {
        return call -> {
            looks.add(call);
            return end.test(call);
        };
    }
}
