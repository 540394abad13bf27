package com.easyai.gateway.failure;

/** Why a job did not succeed: a stable code and a plain sentence for its owner. Never holds a secret or a stack trace. */
public record JobError(ErrorCode code, String message) {}
