package com.easyai.gateway.benchmark.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonLineTest {

    @Test
    void everything_is_on_one_line_in_the_order_it_was_put() {
        var line = new JsonLine("jobs")
                .put("submits", Percentiles.ofMillis(new double[] {1, 2, 3}).figures())
                .put("memoryMb", Map.of("api", Rounded.of(300.4)));

        JsonNode read = JsonMapper.builder().build().readTree(line.toString());

        assertThat(line.toString()).doesNotContain("\n");
        assertThat(read.propertyNames())
                .containsExactlyElementsOf(List.of("benchmark", "machine", "submits", "memoryMb"));
        assertThat(read.path("submits").path("p99Ms").decimalValue()).isEqualByComparingTo("3");
        assertThat(read.path("memoryMb").path("api").isNumber()).isTrue();
    }
}
