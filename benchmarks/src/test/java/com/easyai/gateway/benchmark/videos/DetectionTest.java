package com.easyai.gateway.benchmark.videos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DetectionTest {
    private static final String TASKS = """
            [ {"prompt": "number 000000000001 x", "submittedAt": "2026-11-23T10:00:00Z", "endsAt": "2026-11-23T10:01:00Z",
               "polls": 9, "polledBeforeEnd": "2026-11-23T10:00:56Z", "polledAfterEnd": "2026-11-23T10:01:02Z"},
              {"prompt": "number 000000000002 x", "submittedAt": "2026-11-23T10:00:00Z", "endsAt": "2026-11-23T10:01:00Z",
               "polls": 1, "polledBeforeEnd": null, "polledAfterEnd": "2026-11-23T10:01:01Z"},
              {"prompt": "number 000000000003 x", "submittedAt": "2026-11-23T10:00:00Z", "endsAt": "2026-11-23T10:01:00Z",
               "polls": 5, "polledBeforeEnd": "2026-11-23T10:00:59Z", "polledAfterEnd": "2026-11-23T10:01:00Z"},
              {"prompt": "number 000000000004 x", "submittedAt": "2026-11-23T10:00:00Z", "endsAt": "2026-11-23T10:01:00Z",
               "polls": 5, "polledBeforeEnd": "2026-11-23T10:00:59Z", "polledAfterEnd": null} ]""";

    @Test
    void lag_runs_from_the_end_to_the_stored_end_and_is_held_against_the_interval_around_it() {
        var delivered = Map.of(
                1L, Instant.parse("2026-11-23T10:01:02.500Z"),
                2L, Instant.parse("2026-11-23T10:01:01.500Z"),
                3L, Instant.parse("2026-11-23T10:01:03.500Z"));

        Detection detection = Detection.of(JsonMapper.builder().build().readTree(TASKS), delivered);

        assertThat(detection.lag().count()).isEqualTo(3);
        assertThat(detection.lag().max()).isEqualTo(3500);
        assertThat(detection.lag().p50()).isEqualTo(2500);
        assertThat(detection.interval().max()).isEqualTo(61_000);
        assertThat(detection.late())
                .as("only the third: 3.5 s after an interval of 1 s")
                .isEqualTo(1);
        assertThat(detection.polls()).isEqualTo(20);
    }
}
