package com.easyai.gateway.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.identity.EndUser;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.usage.Usage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettlementEventTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-23T10:00:00Z, 2026-11-23T10:00:00.000Z",
        "2026-11-23T10:00:00.120Z, 2026-11-23T10:00:00.120Z",
        "2026-11-23T10:00:00.123456789Z, 2026-11-23T10:00:00.123Z"
    })
    void time_is_always_written_to_the_millisecond(Instant at, String written) {
        var event = new SettlementEvent(
                new UUID(1, 2),
                SettlementEvent.USAGE_SETTLED,
                at,
                "chat_1",
                JobKind.CHAT,
                new EndUser("u", null, null, null, null),
                "m",
                "p",
                "pm",
                Usage.tokens(1, 0, 1),
                List.of(),
                "0",
                "CNY",
                1);

        assertThat(Json.MAPPER
                        .readTree(Json.MAPPER.writeValueAsString(event))
                        .path("occurredAt")
                        .asString())
                .isEqualTo(written);
    }
}
