package com.easyai.gateway.client.shadow;

import com.easyai.gateway.client.request.GatewayRequest;
import com.easyai.gateway.client.request.Kind;
import java.time.Instant;
import java.util.Map;

/**
 * A request that the old path served, with what it decided; the gateway decides the same and compares. No credential is
 * part of it.
 *
 * @param requestId the old path's name of it; the same id again changes nothing
 * @param request the body of OpenAI's call of this kind
 */
public record ShadowCopy(
        String requestId, Kind kind, Instant occurredAt, Subject user, Map<String, Object> request, Legacy legacy) {
    /** Whose request it was. */
    public record Subject(String sub) {}

    public static ShadowCopy of(
            String requestId, Instant occurredAt, String userId, GatewayRequest request, Legacy legacy) {
        return new ShadowCopy(requestId, request.kind(), occurredAt, new Subject(userId), request.body(), legacy);
    }
}
