package com.easyai.gateway.client.chat;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Tokens that a completion took. */
public record TokenUsage(
        @JsonProperty("prompt_tokens") long prompt,
        @JsonProperty("completion_tokens") long completion,
        @JsonProperty("total_tokens") long total) {}
