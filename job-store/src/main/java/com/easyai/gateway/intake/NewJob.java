package com.easyai.gateway.intake;

import com.easyai.gateway.identity.EndUser;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.job.Priority;
import com.easyai.gateway.pricing.PriceSnapshot;
import java.time.Duration;
import java.util.Optional;

/**
 * A validated job on its way into the store. {@code credential} is the user's, sealed and bound to the job's id;
 * {@code request} and {@code metadata} are JSON. The times count from the insert, on the database's clock.
 */
public record NewJob(
        JobId id, Work work, Owner owner, PriceSnapshot prices, Terms terms, Optional<IdempotencyKey> idempotencyKey) {

    public record Work(JobKind kind, String model, String request) {}

    public record Owner(EndUser user, byte[] credential) {
        @Override
        public String toString() {
            return "Owner[" + user + "]";
        }
    }

    public record Terms(
            Priority priority, Duration timeout, Optional<Duration> startTimeout, boolean callback, String metadata) {}

    /** {@code fingerprint} is of the whole request: the same key with another one is a mistake of the caller. */
    public record IdempotencyKey(String key, byte[] fingerprint) {}
}
