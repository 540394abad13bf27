package com.easyai.gateway.jobstore;

import static com.easyai.gateway.jobstore.Jobs.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.easyai.gateway.groupcommit.GroupCommit;
import com.easyai.gateway.intake.AcceptJobs;
import com.easyai.gateway.intake.NewJob;
import com.easyai.gateway.job.JobState;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataIntegrityViolationException;

class StateTableTest {
    private final TestStore store = TestStore.running();

    @ParameterizedTest
    @EnumSource(JobState.class)
    void a_terminal_state_becomes_nothing_and_every_other_one_can_end(JobState state) {
        boolean canEnd = Arrays.stream(JobState.values()).anyMatch(next -> next.isTerminal() && state.mayBecome(next));

        assertThat(canEnd).isEqualTo(!state.isTerminal());
        assertThat(state.mayBecome(JobState.SUCCEEDED)).isEqualTo(state == JobState.STORING);
    }

    @Test
    void the_checker_of_transitions_sees_a_planted_one() {
        NewJob job = aJob().build();
        try (var accept = new AcceptJobs(store.jdbc, store.transaction, GroupCommit.Size.DEFAULT)) {
            accept.accept(job);
        }

        assertThatThrownBy(() -> store.jdbc
                        .sql("update job set state = 'STORING', due_at = null, delivered_at = now() where id = :id")
                        .param("id", job.id().value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("illegal transition QUEUED > STORING");
    }
}
