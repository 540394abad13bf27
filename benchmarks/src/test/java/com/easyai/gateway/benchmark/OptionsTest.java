package com.easyai.gateway.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.easyai.gateway.benchmark.jobs.JobsPlan;
import com.easyai.gateway.benchmark.limits.LimitsPlan;
import com.easyai.gateway.benchmark.relay.RelayPlan;
import com.easyai.gateway.benchmark.videos.VideosPlan;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void jobs_are_measured_as_the_readme_says_when_nothing_else_is_asked_for() {
        assertThat(Options.parse().jobs())
                .isEqualTo(new JobsPlan(new JobsPlan.Pace(60, 20, 60), 64, 1000, new JobsPlan.Parts(true, true, true)));
    }

    @Test
    void everything_can_be_shortened() {
        Options options = Options.parse(
                "jobs", "--seconds", "2", "--warm-up", "1", "--drain", "3", "--reference", "0", "--data", "elsewhere");

        assertThat(options.jobs())
                .isEqualTo(new JobsPlan(new JobsPlan.Pace(1, 2, 3), 64, 1000, new JobsPlan.Parts(true, true, false)));
        assertThat(options.data()).hasToString("elsewhere");
        assertThat(Options.parse("videos", "--tasks", "50", "--shortest", "3", "--longest", "5")
                        .videos())
                .isEqualTo(new VideosPlan(50, 3, 5));
        assertThat(Options.parse("limits", "--seconds", "2", "--warm-up", "1").limits())
                .isEqualTo(new LimitsPlan(1, 2));
        assertThat(Options.parse("relay", "--backlog", "500", "--seconds", "2", "--videos", "0")
                        .relay())
                .isEqualTo(new RelayPlan(new RelayPlan.Pace(40, 2, 8), 500, 200, new RelayPlan.Videos(0, 200), true));
        assertThat(Options.parse("shadow", "--seconds", "2").shadow().pace().measure())
                .isEqualTo(2);
    }

    @Test
    void wrong_words_are_answered_with_what_there_is() {
        assertThatThrownBy(() -> Options.parse("sound"))
                .hasMessageContaining("bench jobs")
                .hasMessageContaining("sound");
        assertThatThrownBy(() -> Options.parse("sound")).hasMessageContaining("bench relay");
        assertThatThrownBy(() -> Options.parse("jobs", "--tasks", "5")).hasMessageContaining("--in-system");
        assertThatThrownBy(() -> Options.parse("jobs", "--seconds", "long")).hasMessageContaining("--seconds");
        assertThatThrownBy(() -> Options.parse("jobs", "--seconds")).hasMessageContaining("--seconds");
    }
}
