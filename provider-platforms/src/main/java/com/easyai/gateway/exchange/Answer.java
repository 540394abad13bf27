package com.easyai.gateway.exchange;

import java.util.Optional;
import okhttp3.Headers;
import tools.jackson.databind.JsonNode;

/** What came of one request to a provider. */
public sealed interface Answer {
    /** Any answer, whatever its status; {@code json} is empty for everything that is not JSON, such as a proxy's HTML. */
    record Received(int status, Headers headers, Optional<JsonNode> json) implements Answer {
        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    /** The provider certainly has not seen the request. */
    record NotReached(String message) implements Answer {}

    /** The provider may have seen it; how it ended is not known. */
    record Lost(String message) implements Answer {}

    /** The platform's base URL is unusable or leads where the gateway must not connect. */
    record Misconfigured(String message) implements Answer {}
}
