package com.easyai.gateway.execution;

import com.easyai.gateway.admission.HeldPermit;
import com.easyai.gateway.claim.ClaimedJob;
import java.util.Optional;

/** A claimed job; one that waited for room comes with leave to be submitted. */
public record WokenJob(ClaimedJob job, Optional<HeldPermit> permit) {}
