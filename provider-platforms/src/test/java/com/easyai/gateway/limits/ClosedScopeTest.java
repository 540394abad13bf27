package com.easyai.gateway.limits;

import static com.easyai.gateway.limits.PermitAssert.assertThatReply;
import static com.easyai.gateway.limits.TestLimits.option;
import static com.easyai.gateway.limits.TestLimits.request;
import static com.easyai.gateway.limits.TestLimits.rpm;
import static com.easyai.gateway.limits.TestLimits.slots;
import static com.easyai.gateway.limits.TestLimits.take;
import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.catalogue.Limits;
import com.easyai.gateway.limits.PermitReply.Obstacle;
import com.easyai.gateway.limits.PermitRequest.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClosedScopeTest {
    private final String platform = TestLimits.newPlatform();
    private final CloseScope close = new CloseScope(TestLimits.jdbc());

    @Test
    void closed_platform_lets_nobody_in_until_the_provider_said_not_even_without_limits() {
        Instant until = TestLimits.now().plusSeconds(7);
        closeFor(Duration.ofSeconds(7));

        assertThatReply(take(request(limited()))).hasNoRoom(Obstacle.CLOSED, platform, until);
        assertThatReply(take(request(unlimited()))).hasNoRoom(Obstacle.CLOSED, platform, until);
        TestLimits.pass(Duration.ofSeconds(7));

        assertThatReply(take(request(limited()))).isGranted();
        assertThatReply(take(request(unlimited()))).isGranted();
    }

    @Test
    void closed_model_closes_no_other() {
        TestLimits.prepare(platform, "other");
        close.close(new Scope(platform + "/m"), Optional.of(Duration.ofSeconds(7)), "429");

        assertThatReply(take(request(unlimited()))).hasNoRoom(Obstacle.CLOSED, platform + "/m");
        assertThatReply(take(request(option(platform, rpm(1), "other", Limits.NONE, 0))))
                .isGranted();
    }

    @Test
    void a_shorter_pause_never_shortens_a_longer_one() {
        Instant until = TestLimits.now().plusSeconds(20);
        closeFor(Duration.ofSeconds(20));

        assertThat(closeFor(Duration.ofSeconds(5))).contains(until);
        assertThat(closeAnyhow()).contains(until);
    }

    @Test
    void without_a_time_the_pause_doubles_with_each_refusal_after_it_and_ends_at_a_minute() {
        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            assertThat(closeAnyhow()).contains(TestLimits.now().plusSeconds(seconds));
            TestLimits.pass(Duration.ofSeconds(seconds));
        }
    }

    @Test
    void refusals_of_calls_that_were_under_way_do_not_lengthen_the_pause() {
        Instant until = TestLimits.now().plusSeconds(1);
        for (int i = 0; i < 10; i++) {
            assertThat(closeAnyhow()).contains(until);
        }
        TestLimits.pass(Duration.ofSeconds(1));

        assertThat(closeAnyhow()).contains(until.plusSeconds(2));
    }

    @Test
    void a_success_after_the_pause_makes_the_next_one_short_again() {
        closeAnyhow();
        close.succeeded(limited());
        TestLimits.pass(Duration.ofSeconds(1));
        assertThat(assertThatReply(take(request(limited()))).isGranted().isAfterPause())
                .isTrue();
        closeAnyhow();
        TestLimits.pass(Duration.ofSeconds(2));

        close.succeeded(limited());

        assertThat(assertThatReply(take(request(limited()))).isGranted().isAfterPause())
                .isFalse();
        assertThat(closeAnyhow()).contains(TestLimits.now().plusSeconds(1));
    }

    @Test
    void operators_see_the_pause_and_its_reason_while_it_lasts() {
        close.close(new Scope(platform), Optional.of(Duration.ofSeconds(3)), "429 of job 7");

        assertThat(use().closed())
                .contains(new ReadLimits.Closed(TestLimits.now().plusSeconds(3), "429 of job 7"));
        assertThat(use().room(Limits.NONE)).isZero();
        TestLimits.pass(Duration.ofSeconds(3));
        assertThat(use().closed()).isEmpty();
    }

    @Test
    void scope_nobody_prepared_cannot_be_closed_and_says_so() {
        assertThat(close.close(new Scope("nobody"), Optional.empty(), "429")).isEmpty();
    }

    @Test
    void lost_counts_close_the_platform_for_the_minute_that_nobody_remembers_and_slots_are_counted_again() {
        take(request(option(platform, slots(2), Limits.NONE, 0)));
        take(request(option(platform, slots(2), Limits.NONE, 0)));
        TestLimits.jdbc()
                .sql("delete from limit_scope where scope like :name || '%'")
                .param("name", platform)
                .update();

        assertThatReply(take(request(limited())))
                .hasNoRoom(Obstacle.CLOSED, platform, TestLimits.now().plusSeconds(61));
        TestLimits.pass(Duration.ofSeconds(61));

        assertThatReply(take(request(limited()))).isGranted();
        assertThatReply(take(request(option(platform, slots(2), Limits.NONE, 0))))
                .hasNoRoom(Obstacle.CONCURRENCY, platform);
        assertThatReply(take(request(option(platform, Limits.NONE, slots(2), 0))))
                .hasNoRoom(Obstacle.CONCURRENCY, platform + "/m");
    }

    @Test
    void lost_counts_of_a_model_close_only_it() {
        TestLimits.prepare(platform, "other");
        TestLimits.jdbc()
                .sql("delete from limit_scope where scope = :name")
                .param("name", platform + "/m")
                .update();

        assertThatReply(take(request(limited()))).hasNoRoom(Obstacle.CLOSED, platform + "/m");
        assertThatReply(take(request(option(platform, rpm(1), "other", Limits.NONE, 0))))
                .isGranted();
    }

    @Test
    void preparing_again_changes_nothing() {
        take(request(limited()));
        closeFor(Duration.ofSeconds(5));
        ReadLimits.Use before = use();

        TestLimits.prepare(platform, "m");

        assertThat(use()).isEqualTo(before);
    }

    private Optional<Instant> closeFor(Duration pause) {
        return close.close(new Scope(platform), Optional.of(pause), "429");
    }

    private Optional<Instant> closeAnyhow() {
        return close.close(new Scope(platform), Optional.empty(), "429");
    }

    private Option limited() {
        return option(platform, rpm(100), Limits.NONE, 0);
    }

    private Option unlimited() {
        return option(platform, Limits.NONE, Limits.NONE, 0);
    }

    private ReadLimits.Use use() {
        return Objects.requireNonNull(new ReadLimits(TestLimits.jdbc()).read().get(new Scope(platform)));
    }
}
