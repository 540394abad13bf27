package com.easyai.gateway.dryrun;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.catalogue.Catalogue;
import com.easyai.gateway.catalogue.Catalogues;
import com.easyai.gateway.limits.ReadLimits.Use;
import com.easyai.gateway.limits.Scope;
import java.time.Clock;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Copied requests for tests, and what the gateway decides about them. */
public final class Copies {
    /** Two platforms of one priority with different prices, and one to fall back on. */
    public static final String DOCUMENT = """
            currency: CNY
            models:
              - name: gpt-image-1
                kinds: [image]
                parameters:
                  size: { default: 1024x1024, allowed: [1024x1024, 1536x1024, 1024x1536] }
                  quality: { default: high, allowed: [low, medium, high] }
                  n: { default: 1, min: 1, max: 4 }
                pricing:
                  - { meter: image, per: 1, price: "1.20", when: { quality: high } }
                  - { meter: image, per: 1, price: "0.60" }
              - name: sora-2
                kinds: [video]
                parameters:
                  seconds: { default: "4", allowed: ["4", "8", "12"] }
                  size: { default: 720x1280, allowed: [720x1280, 1280x720] }
                pricing: [ { meter: second, per: 1, price: "0.70" } ]
            platforms:
              - { name: one, adapter: openai, baseUrl: "https://one.example/v1", credentials: { apiKey: k }, discount: "0.90",
                  priority: 10, weight: 3, limits: { rpm: 60, tpm: 2000000, concurrency: 50 },
                  models: [ { model: gpt-image-1, limits: { rpm: 40 } }, { model: sora-2 } ] }
              - { name: two, adapter: openai, baseUrl: "https://two.example/v1", credentials: { apiKey: k }, discount: "0.80",
                  priority: 10, weight: 1, limits: { rpm: 60 }, models: [ { model: gpt-image-1 } ] }
              - { name: last, adapter: openai, baseUrl: "https://last.example/v1", credentials: { apiKey: k },
                  priority: 20, limits: { concurrency: 300 }, models: [ { model: gpt-image-1 }, { model: sora-2 } ] }
            """;

    public static final Catalogue CATALOGUE = Catalogues.read(DOCUMENT);
    public static final DryRun DRY_RUN = new DryRun(url -> false, Clock.systemUTC());

    private Copies() {}

    /** A document as it is sent. */
    public static ObjectNode document(String id, String kind, String request, String legacy) {
        return (ObjectNode) Json.MAPPER.readTree("""
                {"requestId": "%s", "kind": "%s", "request": %s, "legacy": %s}
                """.formatted(id, kind, request, legacy));
    }

    public static ShadowRequest read(ObjectNode document) {
        if (ReadShadowRequest.of(document) instanceof ShadowReading.Decidable(ShadowRequest request)) {
            return request;
        }
        throw new AssertionError("cannot be read: " + document);
    }

    /** A high-quality picture of two. */
    public static ShadowRequest picture(String id, String legacy) {
        return read(document(id, "image", "{\"model\": \"gpt-image-1\", \"prompt\": \"a fox\", \"n\": 2}", legacy));
    }

    public static DryDecision decide(ShadowRequest request) {
        return decide(request, Map.of());
    }

    public static DryDecision decide(ShadowRequest request, Map<Scope, Use> uses) {
        return DRY_RUN.decide(CATALOGUE, request, uses);
    }

    /** What the gateway decides about a request that it takes. */
    public static DryDecision.Taken taken(ShadowRequest request) {
        if (decide(request) instanceof DryDecision.Taken taken) {
            return taken;
        }
        throw new AssertionError("not taken: " + request);
    }
}
