package com.easyai.gateway.benchmark.videos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WorkerMemoryTest {

    @Test
    void used_heap_is_the_sum_of_its_areas_and_nothing_else() {
        String metrics = """
                # TYPE jvm_memory_used_bytes gauge
                jvm_memory_used_bytes{area="heap",id="G1 Eden Space"} 1.048576E7
                jvm_memory_used_bytes{area="heap",id="G1 Old Gen"} 2.097152E7
                jvm_memory_used_bytes{area="nonheap",id="Metaspace"} 9.0E7
                jvm_memory_max_bytes{area="heap",id="G1 Old Gen"} 5.0E8
                """;

        assertThat(WorkerMemory.heap(metrics)).isEqualTo(30);
    }

    @Test
    void growth_shows_only_while_all_tasks_are_followed() {
        var memory = new WorkerMemory();
        memory.add(new WorkerMemory.Sample(0, 999, 999, 10));
        for (int second = 1; second <= 9; second++) {
            memory.add(new WorkerMemory.Sample(second, 200 + second, 50 + 2 * second, 100));
        }

        assertThat(memory.trend(100))
                .hasToString("{samples=9, residentFirstThirdMb=202, residentLastThirdMb=208,"
                        + " heapFirstThirdMb=54, heapLastThirdMb=66}");
        assertThat(memory.mostResident()).isEqualTo(999);
    }

    @Test
    void tasks_take_different_times_within_their_bounds() {
        var millis = new VideosPlan(5000, 60, 90).millis();

        long[] all = LongStream.range(0, 5000).map(millis).toArray();
        assertThat(Arrays.stream(all)).allMatch(value -> value >= 60_000 && value <= 90_000);
        assertThat(Arrays.stream(all).distinct().count()).isGreaterThan(4000);
    }
}
