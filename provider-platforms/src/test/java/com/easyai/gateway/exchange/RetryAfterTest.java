package com.easyai.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "nothing",
            value = {
                "Retry-After: 2 | PT2S",
                "retry-after: 0.5 | PT0.5S",
                "Retry-After: 0 | PT0S",
                "retry-after-ms: 1500; Retry-After: 7 | PT1.5S",
                "retry-after-ms: soon; Retry-After: 7 | PT7S",
                "Retry-After: Mon, 23 Nov 2026 10:01:30 GMT | PT1M30S",
                "Retry-After: Mon, 23 Nov 2026 09:00:00 GMT | PT0S",
                "Retry-After: -1 | nothing",
                "Retry-After: tomorrow | nothing",
                "Retry-After: 99999999999 | PT27777777H46M39S",
                "Retry-After: 99999999999999999999999 | nothing",
                "x-ratelimit-reset-requests: 1.2s | PT1.2S",
                "x-ratelimit-reset-tokens: 6m0s | PT6M",
                "x-ratelimit-reset-requests: 120ms | PT0.12S",
                "x-ratelimit-reset-requests: 2h3m4s | PT2H3M4S",
                "x-ratelimit-reset-requests: 6 minutes | nothing",
                "x-ratelimit-remaining-requests: 0; x-ratelimit-reset-requests: 1s; x-ratelimit-remaining-tokens: 90;"
                        + " x-ratelimit-reset-tokens: 9m | PT1S",
                "x-ratelimit-remaining-requests: 5; x-ratelimit-reset-requests: 1h | nothing",
                "x-ratelimit-reset-requests: 1s; Retry-After: 3 | PT3S",
                "x-request-id: 1 | nothing",
            })
    void reads_every_spelling(String headers, @Nullable String expected) {
        Headers.Builder built = new Headers.Builder();
        for (String header : headers.split("; ", -1)) {
            built.add(header);
        }

        assertThat(RetryAfter.in(built.build(), ProviderStub.CLOCK))
                .isEqualTo(Optional.ofNullable(expected).map(Duration::parse));
    }
}
