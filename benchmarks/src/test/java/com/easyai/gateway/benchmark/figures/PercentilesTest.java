package com.easyai.gateway.benchmark.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

    @Test
    void percentile_is_the_smallest_value_that_its_share_does_not_exceed() {
        double[] downFrom1000 = IntStream.rangeClosed(1, 1000)
                .mapToDouble(value -> 1001 - value)
                .toArray();

        assertThat(Percentiles.ofMillis(downFrom1000)).isEqualTo(new Percentiles(1000, 500, 900, 990, 1000));
    }

    @Test
    void one_value_is_every_percentile_and_none_is_zero() {
        assertThat(Percentiles.ofNanos(new long[] {7_000_000})).isEqualTo(new Percentiles(1, 7, 7, 7, 7));
        assertThat(Percentiles.ofMillis(new double[0])).isEqualTo(new Percentiles(0, 0, 0, 0, 0));
    }

    @Test
    void numbers_are_printed_as_exactly_as_they_were_measured() {
        assertThat(Rounded.of(12345.678)).hasToString("12346");
        assertThat(Rounded.of(1200)).hasToString("1200");
        assertThat(Rounded.of(23.456)).hasToString("23.5");
        assertThat(Rounded.of(0.01234)).hasToString("0.01");
        assertThat(Rounded.of(0)).hasToString("0");
    }
}
