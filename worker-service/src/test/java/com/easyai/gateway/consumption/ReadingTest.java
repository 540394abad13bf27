package com.easyai.gateway.consumption;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.event.JobReference;
import com.easyai.gateway.job.JobId;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {
    @Test
    void reference_names_its_job() {
        JobId job = JobId.create();

        assertThat(Reading.of(Json.MAPPER.writeValueAsBytes(JobReference.to(job))))
                .isEqualTo(new Reading.Fresh(job));
    }

    @Test
    void field_of_a_later_version_is_passed_over() {
        JobId job = JobId.create();

        assertThat(read("{\"v\":1,\"jobId\":\"" + job + "\",\"new\":true}")).isEqualTo(new Reading.Fresh(job));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"text\"",
                "{",
                "{}",
                "{\"v\":\"1x\"}",
                "{\"v\":2,\"jobId\":\"job_01a209441adb7d8887f5b3832aaba257\"}",
                "{\"v\":1}",
                "{\"v\":1,\"jobId\":7}",
                "{\"v\":1,\"jobId\":{\"a\":1}}",
                "{\"v\":1,\"jobId\":\"job_short\"}"
            })
    void everything_else_is_unreadable_with_a_cause(String value) {
        assertThat(read(value)).isInstanceOf(Reading.Unreadable.class);
    }

    @Test
    void record_without_a_value_is_unreadable() {
        assertThat(Reading.of(null)).isInstanceOf(Reading.Unreadable.class);
    }

    private static Reading read(String value) {
        return Reading.of(value.getBytes(StandardCharsets.UTF_8));
    }
}
