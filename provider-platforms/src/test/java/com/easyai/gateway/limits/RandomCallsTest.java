package com.easyai.gateway.limits;

import static com.easyai.gateway.limits.TestLimits.limits;
import static com.easyai.gateway.limits.TestLimits.option;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.easyai.gateway.catalogue.Limits;
import com.easyai.gateway.limits.PermitRequest.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever is done in whatever order, the database answers as the plain model does. */
class RandomCallsTest {
    private static final int SEQUENCES = 12;
    private static final int STEPS = 250;

    /** One sequence, on platforms of its own. */
    private static final class Sequence {
        final Random random;
        final PlainLimits model;
        final List<Option> options = new ArrayList<>();
        final List<PermitRequest> asked = new ArrayList<>();
        final CloseScope close = new CloseScope(TestLimits.jdbc());
        final CountAgain again = new CountAgain(TestLimits.jdbc());

        Sequence(long seed, PlainLimits model) {
            this.random = new Random(seed);
            this.model = model;
            for (int i = 0; i < 3; i++) {
                String platform = TestLimits.newPlatform();
                TestLimits.prepare(platform, "other");
                Limits ofPlatform = someLimits();
                options.add(option(platform, ofPlatform, "m", someLimits(), 0));
                options.add(option(platform, ofPlatform, "other", someLimits(), 0));
            }
        }

        private Limits someLimits() {
            return random.nextInt(4) == 0
                    ? Limits.NONE
                    : limits(
                            random.nextBoolean() ? null : 1 + random.nextInt(20),
                            random.nextBoolean() ? null : 100L + random.nextInt(1000),
                            random.nextBoolean() ? null : 1 + random.nextInt(6));
        }

        void step() {
            switch (random.nextInt(12)) {
                case 0, 1, 2, 3, 4 -> ask();
                case 5 -> askAgain();
                case 6, 7 -> pass();
                case 8 -> end();
                case 9 -> extend();
                case 10 -> close();
                default -> countAgain();
            }
            Map<Scope, ReadLimits.Use> uses = new ReadLimits(TestLimits.jdbc()).read();
            for (Option option : options) {
                for (Scope scope : option.scopes()) {
                    assertThat(text(uses.get(scope))).as("use of " + scope).isEqualTo(model.use(scope));
                }
            }
        }

        private void ask() {
            List<PermitRequest> batch = IntStream.rangeClosed(0, random.nextInt(6))
                    .mapToObj(i -> new PermitRequest(
                            new PermitRequest.Key(UUID.randomUUID(), i),
                            someOptions(),
                            Duration.ofSeconds(1 + random.nextInt(90))))
                    .toList();
            asked.addAll(batch);
            compare(batch);
        }

        /** None of them twice: no catalogue offers a model twice on a platform, and a permit only knows where it is for. */
        private List<Option> someOptions() {
            var shuffled = new ArrayList<>(options);
            Collections.shuffle(shuffled, random);
            return shuffled.subList(0, 1 + random.nextInt(3)).stream()
                    .map(this::withTokens)
                    .toList();
        }

        private Option someOption() {
            return withTokens(options.get(random.nextInt(options.size())));
        }

        private Option withTokens(Option option) {
            return new Option(option.platform(), option.model(), random.nextInt(150));
        }

        private void askAgain() {
            some().ifPresent(request -> compare(List.of(request, request)));
        }

        private void compare(List<PermitRequest> batch) {
            List<String> expected = batch.stream().distinct().map(model::take).toList();

            List<PermitReply> replies = TakePermits.takeAll(TestLimits.jdbc(), batch);

            assertThat(replies.stream().map(Sequence::text).limit(expected.size()))
                    .isEqualTo(expected);
        }

        private static String text(PermitReply reply) {
            return switch (reply) {
                case PermitReply.Granted granted ->
                    "granted " + granted.choice() + (granted.isAfterPause() ? " after a pause" : "");
                case PermitReply.NoRoom(var obstacle, var scope, Optional<Instant> roomAt) ->
                    obstacle + " " + scope + " " + roomAt.map(Instant::toString).orElse("null");
            };
        }

        private void pass() {
            Duration time = Duration.ofMillis(random.nextInt(random.nextBoolean() ? 1000 : 40_000));
            TestLimits.pass(time);
            model.pass(time);
        }

        private Optional<PermitRequest> some() {
            return asked.isEmpty() ? Optional.empty() : Optional.of(asked.get(random.nextInt(asked.size())));
        }

        private void end() {
            some().filter(request -> model.isAlive(request.key())).ifPresent(request -> {
                OptionalLong tokens =
                        random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(random.nextInt(300));
                model.end(request.key(), tokens.isPresent() ? tokens.getAsLong() : null);
                TestLimits.end(new EndPermits.Ended(request.key(), tokens));
            });
        }

        private void extend() {
            some().ifPresent(request -> {
                Duration lease = Duration.ofSeconds(random.nextInt(60));
                boolean isAlive = model.isAlive(request.key());
                model.extend(request.key(), lease);
                assertThat(new ExtendPermits(TestLimits.jdbc()).extend(List.of(request.key()), lease))
                        .hasSize(isAlive ? 1 : 0);
                model.pass(Duration.ZERO);
            });
        }

        private void close() {
            Option option = someOption();
            if (random.nextBoolean()) {
                close.succeeded(option);
                option.scopes().forEach(scope -> model.scope(scope).succeeded(TestLimits.now()));
                return;
            }
            Duration after = random.nextBoolean() ? null : Duration.ofMillis(random.nextInt(9000));
            Scope scope = option.scopes().get(random.nextInt(2));
            close.close(scope, Optional.ofNullable(after), "429");
            model.scope(scope).close(TestLimits.now(), after);
        }

        private void countAgain() {
            Option option = someOption();
            if (option.isCounted()) {
                again.sentLate(option);
                model.again(option, 1, option.tokens());
                again.tokens(option, 7);
                model.again(option, 0, 7);
            }
        }

        private static String text(ReadLimits.@Nullable Use use) {
            return Objects.requireNonNull(use).requests() + " " + use.tokens() + " " + use.slots() + " "
                    + use.closed().map(closed -> closed.until().toString()).orElse("null");
        }
    }

    @Test
    void random_calls_are_answered_as_the_plain_model_answers_them() {
        long first = System.nanoTime();
        for (long seed = first; seed < first + SEQUENCES; seed++) {
            play(seed, new PlainLimits(TestLimits.now()));
        }
    }

    @Test
    void a_model_that_is_wrong_by_one_is_found_out() {
        assertThatThrownBy(() -> {
                    for (long seed = 1; seed <= SEQUENCES; seed++) {
                        play(seed, new PlainLimits(TestLimits.now()) {
                            @Override
                            boolean exceeds(long sum, long limit) {
                                return sum > limit + 1;
                            }
                        });
                    }
                })
                .isInstanceOf(AssertionError.class);
    }

    private static void play(long seed, PlainLimits model) {
        var sequence = new Sequence(seed, model);
        for (int step = 0; step < STEPS; step++) {
            try {
                sequence.step();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ", step " + step + ": " + e.getMessage(), e);
            }
        }
    }
}
