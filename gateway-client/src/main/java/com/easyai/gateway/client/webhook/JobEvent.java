package com.easyai.gateway.client.webhook;

import com.easyai.gateway.client.jobs.Job;
import java.time.Instant;

/**
 * What a webhook tells: a job is over.
 *
 * @param id the same over all deliveries of this event; one that was handled before is only acknowledged
 * @param type {@code job.succeeded}, {@code job.failed}, {@code job.cancelled} or {@code job.expired}
 */
public record JobEvent(String id, String type, Instant timestamp, Job job) {}
