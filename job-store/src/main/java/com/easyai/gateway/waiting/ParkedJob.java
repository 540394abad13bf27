package com.easyai.gateway.waiting;

import com.easyai.gateway.claim.Claim;

/** A job that finds no room now. {@code pool} is the queue it joins, {@code reason} is for its owner. */
public record ParkedJob(Claim claim, String pool, String reason) {}
