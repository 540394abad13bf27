package com.easyai.gateway.benchmark.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessorsTest {

    @Test
    void process_line_is_read_behind_a_name_with_spaces_and_brackets() {
        String stat = "4242 (a (b) c) S 17 1 2 3 4 5 6 7 8 9 100 20 3 1 20 0 1 0 5 6 7";

        assertThat(ProcessTree.Line.parse(stat)).isEqualTo(new ProcessTree.Line(17, 124));
    }

    @Test
    void machine_was_busy_unless_idle_or_waiting_for_the_disk() {
        String stat = "cpu  100 10 50 900 40 3 2 1 0 0\ncpu0 50 5 25 450 20 1 1 0 0 0\n";

        assertThat(Processors.machine(stat)).containsExactly(166, 40);
    }

    @Test
    void busy_thread_of_this_process_is_seen() {
        assumeThat(ProcessTree.isAvailable()).isTrue();
        var processors = new Processors(
                Map.of(Processors.LOAD_GENERATOR, () -> ProcessHandle.current().pid()));
        var stretch = processors.begin();

        long end = System.nanoTime() + 200_000_000;
        long spun = 0;
        while (System.nanoTime() < end) spun++;

        assertThat(spun).isPositive();
        assertThat(stretch.end().millis().get(Processors.LOAD_GENERATOR)).isGreaterThanOrEqualTo(10);
        assertThat(processors.megabytes().get(Processors.LOAD_GENERATOR)).isGreaterThan(10);
    }

    @Test
    void cost_is_told_by_process_and_the_busiest_is_named_first() {
        var millis = new LinkedHashMap<String, Double>();
        millis.put("api", 400.0);
        millis.put("PostgreSQL", 1400.0);
        var use = new ProcessorUse(1, millis, 100, 20, 2);

        assertThat(use.perJob(1000)).hasToString("{api=0.4, PostgreSQL=1.4, total=1.8}");
        assertThat(use.mostPerSecond(1000)).isCloseTo(1111, within(1.0));
        assertThat(use.limit())
                .isEqualTo("the processors: 95 % of 2 processors were busy (PostgreSQL 70 %, api 20 %;"
                        + " other programs 5 %), 1 % waited for the disk");
    }

    @Test
    void idle_processors_are_not_blamed() {
        assertThat(new ProcessorUse(1, Map.of("api", 400.0), 0, 0, 2).limit()).startsWith("not the processors");
    }
}
