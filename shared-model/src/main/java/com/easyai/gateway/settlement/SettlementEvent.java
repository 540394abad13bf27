package com.easyai.gateway.settlement;

import com.easyai.gateway.identity.EndUser;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.pricing.BillingLine;
import com.easyai.gateway.usage.Usage;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One charge (contract 1.3). Its bytes are written once, in the transaction that ends the job, and sent unchanged however
 * often; {@code eventId} is what server-main charges once by.
 */
@JsonPropertyOrder({
    "eventId",
    "type",
    "occurredAt",
    "requestId",
    "kind",
    "user",
    "model",
    "platform",
    "platformModel",
    "usage",
    "billings",
    "total",
    "currency",
    "pricingRevision"
})
public record SettlementEvent(
        UUID eventId,
        String type,

        @JsonFormat(pattern = "yyyy-MM-dd'T'HH:mm:ss.SSSX", timezone = "UTC")
        Instant occurredAt,

        String requestId,
        JobKind kind,
        EndUser user,
        String model,
        String platform,
        String platformModel,
        Usage usage,
        List<BillingLine> billings,
        String total,
        String currency,
        int pricingRevision) {
    public static final String USAGE_SETTLED = "usage.settled";
}
