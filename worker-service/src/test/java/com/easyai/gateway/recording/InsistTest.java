package com.easyai.gateway.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;

class InsistTest {
    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void statement_is_repeated_until_the_store_is_back() {
        String answer = Insist.on("a delivery", () -> {
            if (tries.incrementAndGet() < 4) {
                throw new DataAccessResourceFailureException("away");
            }
            return "written";
        });

        assertThat(answer).isEqualTo("written");
        assertThat(tries).hasValue(4);
    }

    @Test
    void statement_that_the_store_refuses_is_not_repeated() {
        assertThatThrownBy(() -> Insist.on("a delivery", () -> {
                    tries.incrementAndGet();
                    throw new DataIntegrityViolationException("never");
                }))
                .isInstanceOf(DataIntegrityViolationException.class);

        assertThat(tries).hasValue(1);
    }
}
