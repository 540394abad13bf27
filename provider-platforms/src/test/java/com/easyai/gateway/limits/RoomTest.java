package com.easyai.gateway.limits;

import static com.easyai.gateway.limits.PermitAssert.assertThatReply;
import static com.easyai.gateway.limits.TestLimits.limits;
import static com.easyai.gateway.limits.TestLimits.option;
import static com.easyai.gateway.limits.TestLimits.request;
import static com.easyai.gateway.limits.TestLimits.rpm;
import static com.easyai.gateway.limits.TestLimits.slots;
import static com.easyai.gateway.limits.TestLimits.take;
import static com.easyai.gateway.limits.TestLimits.tpm;
import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.catalogue.Limits;
import com.easyai.gateway.limits.PermitReply.Granted;
import com.easyai.gateway.limits.PermitReply.Obstacle;
import com.easyai.gateway.limits.PermitRequest.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoomTest {
    private final String platform = TestLimits.newPlatform();

    @BeforeEach
    void begin_a_bucket() {
        TestLimits.passToNextBucket();
    }

    @Test
    void as_many_requests_as_allowed_and_not_one_more() {
        Option option = option(platform, rpm(3), Limits.NONE, 0);

        List<PermitReply> replies = batch(option, 5);

        assertThat(replies.subList(0, 3))
                .allSatisfy(reply -> assertThatReply(reply).isGrantedFor(0));
        assertThat(replies.subList(3, 5))
                .allSatisfy(reply -> assertThatReply(reply).hasNoRoom(Obstacle.RPM, platform));
    }

    @Test
    void as_many_tokens_as_allowed_and_not_one_more() {
        assertThatReply(take(request(option(platform, tpm(100), Limits.NONE, 60))))
                .isGranted();
        assertThatReply(take(request(option(platform, tpm(100), Limits.NONE, 41))))
                .hasNoRoom(Obstacle.TPM, platform);
        assertThatReply(take(request(option(platform, tpm(100), Limits.NONE, 40))))
                .isGranted();
        assertThatReply(take(request(option(platform, tpm(100), Limits.NONE, 1))))
                .hasNoRoom(Obstacle.TPM, platform);
    }

    @Test
    void as_many_slots_as_allowed_and_nobody_foretells_when_one_is_free() {
        Option option = option(platform, Limits.NONE, slots(2), 0);

        List<PermitReply> replies = batch(option, 3);

        assertThatReply(replies.get(1)).isGranted();
        assertThat(assertThatReply(replies.get(2))
                        .hasNoRoom(Obstacle.CONCURRENCY, platform + "/m")
                        .roomAt())
                .isEmpty();
    }

    @Test
    void what_the_model_refuses_is_not_counted_at_the_platform() {
        TestLimits.prepare(platform, "other");
        Option narrow = option(platform, rpm(3), "m", rpm(1), 0);
        Option wide = option(platform, rpm(3), "other", Limits.NONE, 0);

        batch(narrow, 10);

        assertThat(batch(wide, 3)).filteredOn(Granted.class::isInstance).hasSize(2);
        assertThatReply(take(request(narrow))).hasNoRoom(Obstacle.RPM, platform);
    }

    @Test
    void exhausted_model_blocks_no_other_on_its_platform() {
        TestLimits.prepare(platform, "other");
        batch(option(platform, rpm(100), "m", rpm(1), 0), 5);

        assertThatReply(take(request(option(platform, rpm(100), "other", rpm(1), 0))))
                .isGranted();
    }

    @Test
    void a_batch_is_served_in_its_order_and_a_smaller_request_passes_a_larger_one() {
        List<PermitReply> replies = TakePermits.takeAll(
                TestLimits.jdbc(),
                List.of(
                        request(option(platform, tpm(100), Limits.NONE, 70)),
                        request(option(platform, tpm(100), Limits.NONE, 50)),
                        request(option(platform, tpm(100), Limits.NONE, 30)),
                        request(option(platform, tpm(100), Limits.NONE, 1))));

        assertThat(replies).extracting(reply -> reply instanceof Granted).containsExactly(true, false, true, false);
    }

    @Test
    void the_first_option_with_room_is_taken() {
        String second = TestLimits.newPlatform();
        String third = TestLimits.newPlatform();
        PermitRequest[] requests = IntStream.range(0, 4)
                .mapToObj(i -> request(
                        option(platform, rpm(1), Limits.NONE, 0),
                        option(second, Limits.NONE, slots(2), 0),
                        option(third, Limits.NONE, Limits.NONE, 0)))
                .toArray(PermitRequest[]::new);

        assertThat(TakePermits.takeAll(TestLimits.jdbc(), List.of(requests)))
                .extracting(reply -> ((Granted) reply).choice())
                .containsExactly(0, 1, 1, 2);
    }

    @Test
    void the_reply_tells_of_the_first_option_when_none_has_room() {
        String second = TestLimits.newPlatform();

        assertThatReply(take(
                        request(option(platform, rpm(0), Limits.NONE, 0), option(second, Limits.NONE, slots(0), 0))))
                .hasNoRoom(Obstacle.RPM, platform);
    }

    @Test
    void room_is_foretold_for_when_enough_has_left_the_window() {
        Option option = option(platform, limits(3, 100L, null), Limits.NONE, 40);
        Instant first = TestLimits.now();
        take(request(option));
        TestLimits.pass(Duration.ofSeconds(10));
        take(request(option));

        assertThatReply(take(request(option))).hasNoRoom(Obstacle.TPM, platform, leaves(first));
        assertThatReply(take(request(option(platform, limits(3, 100L, null), Limits.NONE, 100))))
                .hasNoRoom(Obstacle.TPM, platform, leaves(first.plusSeconds(10)));
        assertThat(assertThatReply(take(request(option(platform, limits(3, 100L, null), Limits.NONE, 101))))
                        .hasNoRoom(Obstacle.TPM, platform)
                        .roomAt())
                .isEmpty();
    }

    @Test
    void there_is_room_at_the_foretold_moment_and_not_before() {
        Option option = option(platform, rpm(1), Limits.NONE, 0);
        Instant first = TestLimits.now();
        take(request(option));

        TestLimits.pass(Duration.ofMillis(61_499));
        assertThatReply(take(request(option))).hasNoRoom(Obstacle.RPM, platform, leaves(first));
        TestLimits.pass(Duration.ofMillis(1));
        assertThatReply(take(request(option))).isGranted();
    }

    @Test
    void full_use_of_a_limit_loses_less_than_five_in_a_hundred() {
        Option option = option(platform, rpm(60), Limits.NONE, 0);
        long granted = 0;
        for (int half = 0; half < 1200; half++) {
            granted +=
                    batch(option, 2).stream().filter(Granted.class::isInstance).count();
            TestLimits.pass(Duration.ofMillis(500));
        }

        assertThat(granted).isBetween(570L, 600L);
    }

    @Test
    void platform_without_any_limit_is_asked_and_nothing_is_written() {
        Option option = option(platform, Limits.NONE, Limits.NONE, 50);
        String before = rows();

        assertThatReply(take(request(option))).isGranted();

        assertThat(rows()).isEqualTo(before);
    }

    private String rows() {
        return TestLimits.jdbc()
                .sql("select string_agg(ctid::text || xmin::text, ',') from limit_scope where scope like :name || '%'")
                .param("name", platform)
                .query(String.class)
                .single();
    }

    /** What was counted in the bucket that began at this moment leaves a minute and a second after the bucket's end. */
    private static Instant leaves(Instant begin) {
        return begin.plusMillis(500).plusSeconds(61);
    }

    private static List<PermitReply> batch(Option option, int size) {
        return TakePermits.takeAll(
                TestLimits.jdbc(),
                IntStream.range(0, size).mapToObj(i -> request(option)).toList());
    }
}
