package com.easyai.gateway.limits;

import static com.easyai.gateway.limits.PermitAssert.assertThatReply;
import static com.easyai.gateway.limits.TestLimits.LEASE;
import static com.easyai.gateway.limits.TestLimits.limits;
import static com.easyai.gateway.limits.TestLimits.option;
import static com.easyai.gateway.limits.TestLimits.request;
import static com.easyai.gateway.limits.TestLimits.rpm;
import static com.easyai.gateway.limits.TestLimits.slots;
import static com.easyai.gateway.limits.TestLimits.take;
import static com.easyai.gateway.limits.TestLimits.tpm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.easyai.gateway.catalogue.Limits;
import com.easyai.gateway.limits.PermitReply.Granted;
import com.easyai.gateway.limits.PermitReply.Obstacle;
import com.easyai.gateway.limits.PermitRequest.Option;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class PermitLifeTest {
    private final String platform = TestLimits.newPlatform();

    @BeforeEach
    void begin_a_bucket() {
        TestLimits.passToNextBucket();
    }

    @Test
    void asked_again_while_it_is_alive_the_answer_is_the_same_and_nothing_is_taken() {
        Option option = option(platform, limits(10, 100L, 2), Limits.NONE, 30);
        PermitRequest request = request(option(TestLimits.newPlatform(), slots(0), Limits.NONE, 30), option);
        take(request);
        ReadLimits.Use before = use();

        PermitReply again = take(request);

        assertThatReply(again).isGrantedFor(1);
        assertThat(use()).isEqualTo(before).isEqualTo(used(1, 30, 1));
    }

    @Test
    void asked_twice_in_one_batch_it_is_one_permit() {
        PermitRequest request = request(option(platform, slots(1), Limits.NONE, 0));

        List<PermitReply> replies = TakePermits.takeAll(TestLimits.jdbc(), List.of(request, request));

        assertThat(replies).allSatisfy(reply -> assertThatReply(reply).isGranted());
        assertThat(use().slots()).isEqualTo(1);
    }

    @Test
    void a_permit_asked_for_again_gets_no_younger() {
        PermitRequest request = request(option(platform, slots(1), Limits.NONE, 0));
        long fresh = remaining(request);
        TestLimits.pass(Duration.ofMillis(900));

        long older = remaining(request);
        TestLimits.pass(Duration.ofMillis(600));

        assertThat(fresh).isBetween(1400L, 1500L);
        assertThat(older).isBetween(500L, 600L);
        assertThat(((Granted) take(request)).isLate()).isTrue();
    }

    @Test
    void key_of_a_permit_that_is_alive_elsewhere_is_refused_as_the_mistake_it_is() {
        PermitRequest request = request(option(platform, slots(1), Limits.NONE, 0));
        take(request);
        Option elsewhere = option(TestLimits.newPlatform(), slots(1), Limits.NONE, 0);

        assertThatThrownBy(() -> take(new PermitRequest(request.key(), List.of(elsewhere), LEASE)))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining(request.key().owner().toString());
    }

    @Test
    void key_of_a_permit_that_is_over_takes_a_new_one_wherever_the_old_one_was() {
        PermitRequest request = request(option(platform, slots(1), Limits.NONE, 0));
        take(request);
        end(request, OptionalLong.empty());
        Option elsewhere = option(TestLimits.newPlatform(), slots(1), Limits.NONE, 0);

        assertThatReply(take(new PermitRequest(request.key(), List.of(elsewhere), LEASE)))
                .isGranted();
        assertThatReply(take(request(option(platform, slots(1), Limits.NONE, 0))))
                .isGranted();
    }

    @Test
    void an_ended_permit_gives_its_slot_back_once() {
        PermitRequest request = request(option(platform, slots(1), Limits.NONE, 0));
        take(request);
        end(request, OptionalLong.empty());
        end(request, OptionalLong.empty());

        assertThatReply(take(request(option(platform, slots(1), Limits.NONE, 0))))
                .isGranted();
        assertThatReply(take(request(option(platform, slots(1), Limits.NONE, 0))))
                .hasNoRoom(Obstacle.CONCURRENCY, platform);
    }

    @Test
    void a_lease_that_ran_out_gives_the_slot_back_and_keeps_the_tokens() {
        Option option = option(platform, limits(null, 100L, 1), Limits.NONE, 60);
        take(new PermitRequest(request(option).key(), List.of(option), Duration.ofSeconds(30)));

        TestLimits.pass(Duration.ofMillis(29_999));
        assertThatReply(take(request(option(platform, slots(1), Limits.NONE, 0))))
                .hasNoRoom(Obstacle.CONCURRENCY, platform);
        TestLimits.pass(Duration.ofMillis(1));

        assertThatReply(take(request(option))).hasNoRoom(Obstacle.TPM, platform);
        assertThatReply(take(request(option(platform, slots(1), Limits.NONE, 0))))
                .isGranted();
    }

    @Test
    void an_extended_lease_keeps_the_slot_and_one_that_ran_out_is_not_extended() {
        Option option = option(platform, slots(1), Limits.NONE, 0);
        var request = new PermitRequest(request(option).key(), List.of(option), Duration.ofSeconds(30));
        var extend = new ExtendPermits(TestLimits.jdbc());
        take(request);

        TestLimits.pass(Duration.ofSeconds(20));
        assertThat(extend.extend(List.of(request.key()), Duration.ofSeconds(30)))
                .containsExactly(request.key());
        TestLimits.pass(Duration.ofSeconds(20));
        assertThatReply(take(request(option))).hasNoRoom(Obstacle.CONCURRENCY, platform);
        TestLimits.pass(Duration.ofSeconds(10));

        assertThat(extend.extend(List.of(request.key()), Duration.ofSeconds(30)))
                .isEmpty();
        assertThatReply(take(request(option))).isGranted();
    }

    @Test
    void tokens_used_take_the_place_of_those_reserved() {
        PermitRequest request = request(option(platform, tpm(100), tpm(90), 80));
        take(request);

        end(request, OptionalLong.of(30));

        assertThat(use().tokens()).isEqualTo(30);
        assertThatReply(take(request(option(platform, tpm(100), tpm(90), 61))))
                .hasNoRoom(Obstacle.TPM, platform + "/m");
        assertThatReply(take(request(option(platform, tpm(100), tpm(90), 60)))).isGranted();
    }

    @Test
    void more_tokens_than_reserved_or_than_allowed_are_counted_too() {
        PermitRequest request = request(option(platform, tpm(100), Limits.NONE, 0));
        take(request);

        end(request, OptionalLong.of(130));

        assertThatReply(take(request(option(platform, tpm(100), Limits.NONE, 0))))
                .hasNoRoom(Obstacle.TPM, platform);
        assertThat(use().tokens()).isEqualTo(130);
    }

    @Test
    void a_correction_that_comes_after_the_minute_changes_nothing() {
        PermitRequest request = request(option(platform, tpm(100), Limits.NONE, 80));
        take(request);
        TestLimits.pass(Duration.ofMillis(61_500));
        take(request(option(platform, tpm(100), Limits.NONE, 50)));

        end(request, OptionalLong.of(10));
        take(request(option(platform, tpm(100), Limits.NONE, 50)));

        assertThat(use()).isEqualTo(used(2, 100, 2));
    }

    @Test
    void a_call_that_went_out_late_is_counted_once_more_from_then_on() {
        Option option = option(platform, limits(3, 100L, null), Limits.NONE, 20);
        take(request(option));
        TestLimits.pass(Duration.ofSeconds(30));

        new CountAgain(TestLimits.jdbc()).sentLate(option);
        TestLimits.pass(Duration.ofSeconds(31).plusMillis(500));

        assertThat(use().requests()).isEqualTo(1);
        assertThat(use().tokens()).isEqualTo(20);
        assertThatReply(take(request(option(platform, limits(3, 100L, null), Limits.NONE, 81))))
                .hasNoRoom(Obstacle.TPM, platform);
    }

    @Test
    void tokens_nobody_reserved_are_counted_by_scope() {
        new CountAgain(TestLimits.jdbc()).tokens(option(platform, tpm(100), Limits.NONE, 0), 100);

        assertThat(use()).isEqualTo(used(0, 100, 0));
        assertThatReply(take(request(option(platform, tpm(100), Limits.NONE, 1))))
                .hasNoRoom(Obstacle.TPM, platform);
    }

    @Test
    void room_is_what_the_next_calls_would_find() {
        take(request(option(platform, limits(5, null, 2), Limits.NONE, 0)));

        assertThat(use().room(rpm(5))).isEqualTo(4);
        assertThat(use().room(limits(5, null, 2))).isEqualTo(1);
        assertThat(use().room(slots(1))).isZero();
        assertThat(use().room(Limits.NONE)).isEqualTo(Long.MAX_VALUE);
        assertThat(use().room(tpm(1))).isEqualTo(Long.MAX_VALUE);
    }

    private static long remaining(PermitRequest request) {
        var granted = (Granted) take(request);
        return TimeUnit.NANOSECONDS.toMillis(granted.mustBeSentBefore() - System.nanoTime());
    }

    private static void end(PermitRequest request, OptionalLong tokens) {
        TestLimits.end(new EndPermits.Ended(request.key(), tokens));
    }

    private ReadLimits.Use use() {
        return Objects.requireNonNull(new ReadLimits(TestLimits.jdbc()).read().get(new Scope(platform)));
    }

    private static ReadLimits.Use used(long requests, long tokens, long slots) {
        return new ReadLimits.Use(requests, tokens, slots, Optional.empty());
    }
}
