package com.easyai.gateway.admission;

import com.easyai.gateway.limits.PermitReply;

/** Leave to submit a job to a platform as this attempt. */
public record HeldPermit(String platform, int attempt, PermitReply.Granted granted) {}
