package com.easyai.gateway.benchmark.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.benchmark.figures.Progress;
import com.easyai.gateway.benchmark.figures.Table;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    @Test
    void a_limiter_that_keeps_to_the_limit_admits_none_too_many() {
        assertThat(overAdmittedBy(limit -> limit)).isZero();
    }

    @Test
    void a_limiter_that_admits_one_too_many_is_found_out() {
        assertThat(overAdmittedBy(limit -> limit + 1)).isEqualTo(1);
    }

    private static long overAdmittedBy(LongUnaryOperator limit) {
        var quiet = new Progress(new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8), false);
        try (var limiter = new CountingLimiter(limit)) {
            return new Comparison(new LimitsPlan(0, 1), quiet, new Table())
                    .of(limiter)
                    .overAdmitted();
        }
    }

    /** Admits as many calls as the tokens allow, as it understands it. */
    private record CountingLimiter(LongUnaryOperator limit) implements Limiter {
        @Override
        public String name() {
            return "counting";
        }

        @Override
        public String setUp() {
            return "in memory";
        }

        @Override
        public BooleanSupplier platform(int rpm, long tpm) {
            var admitted = new AtomicLong();
            long most = limit.applyAsLong(Math.min(rpm, tpm / TOKENS));
            return () -> {
                LockSupport.parkNanos(100_000);
                return admitted.get() < most && admitted.incrementAndGet() <= most;
            };
        }

        @Override
        public void close() {}
    }
}
