package com.easyai.gateway.client.request;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is asked for. */
public enum Kind {
    @JsonProperty("image")
    IMAGE,
    @JsonProperty("edit")
    EDIT,
    @JsonProperty("video")
    VIDEO,
    @JsonProperty("chat")
    CHAT,
    @JsonProperty("embedding")
    EMBEDDING
}
