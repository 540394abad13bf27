package com.easyai.gateway.calls;

import com.easyai.gateway.identity.EndUser;
import com.easyai.gateway.intake.NewJob.IdempotencyKey;
import com.easyai.gateway.job.CallId;
import java.util.Optional;
import java.util.UUID;

/**
 * A call that is about to be sent to its first platform. {@code owner} is the {@link InstanceLease} it is answered under;
 * {@code prices} is its price snapshot as JSON.
 */
public record NewCall(CallId id, Made made, From from, UUID owner, Optional<IdempotencyKey> key) {
    /** By what it is answered: the caller's word for the model, and the platform's. */
    public record Made(String model, String platform, String platformModel) {}

    /** Who asks for what kind of answer, at which prices. */
    public record From(EndUser user, boolean streamed, String prices) {}
}
