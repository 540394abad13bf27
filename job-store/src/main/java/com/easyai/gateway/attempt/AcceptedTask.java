package com.easyai.gateway.attempt;

import com.easyai.gateway.claim.Claim;

/** A provider's task that was just learnt of; {@code task} is its handle as JSON. */
public record AcceptedTask(Claim claim, int attempt, String task) {}
