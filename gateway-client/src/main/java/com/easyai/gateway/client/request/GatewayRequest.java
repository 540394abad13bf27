package com.easyai.gateway.client.request;

import java.util.Map;

/** A request that can be sent, estimated and copied. */
public interface GatewayRequest {
    Kind kind();

    /** The body of OpenAI's call of this kind, with {@code model}; its values are what JSON can hold. */
    Map<String, Object> body();
}
