package com.easyai.gateway.attempt;

import com.easyai.gateway.claim.Claim;

/** A try at a provider, about to be made. {@code decision} is the routing decision as JSON. */
public record NewAttempt(
        Claim claim, int number, String platform, String platformModel, int revision, String decision) {}
