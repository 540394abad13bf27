package com.easyai.gateway.reconciliation;

import java.time.Duration;

/**
 * How long a job may take longer before that is a difference.
 *
 * @param afterDeadline workers end it within seconds of its deadline
 * @param afterDelivery relays give up results that could not be stored for so long
 */
public record Graces(Duration afterDeadline, Duration afterDelivery) {}
