package com.easyai.gateway.adapter;

/** Whether a provider can express a request. */
public sealed interface Preparation {
    record Ready(PreparedCall call) implements Preparation {}

    /** {@code param} is the canonical parameter that this provider has no way to say. */
    record Unsupported(String param, String message) implements Preparation {}
}
