package com.easyai.gateway.attempt;

import java.time.Instant;
import java.util.Optional;

/** An earlier try at a provider. No outcome: it was begun and nobody wrote how it ended. {@code task} is JSON. */
public record PastAttempt(
        int number,
        String platform,
        String platformModel,
        Optional<AttemptOutcome> outcome,
        Optional<String> task,
        Instant startedAt) {}
