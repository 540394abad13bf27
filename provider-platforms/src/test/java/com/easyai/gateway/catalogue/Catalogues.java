package com.easyai.gateway.catalogue;

import com.easyai.gateway.document.CatalogueReading;
import com.easyai.gateway.document.ReadCatalogue;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Catalogues for tests, read from documents as operators write them. */
public final class Catalogues {
    public static final Map<String, Set<String>> ADAPTERS =
            Map.of("openai", Set.of("apiKey"), "volcengine-ark", Set.of("apiKey"));

    /** A document with two platforms, that every kind of job can be tried on. */
    public static final String DOCUMENT = """
            currency: CNY
            models:
              - name: gpt-image-1
                kinds: [image, edit]
                parameters:
                  size: { default: 1024x1024, allowed: [1024x1024, 1536x1024, 1024x1536] }
                  quality: { default: high, allowed: [low, medium, high] }
                  n: { default: 1, min: 1, max: 4 }
                  seed: {}
                pricing:
                  - { meter: image, per: 1, price: "1.20", when: { quality: high } }
                  - { meter: image, per: 1, price: "0.60" }
              - name: seedance
                kinds: [video]
                parameters:
                  seconds: { default: 5, min: 2, max: 12 }
                  resolution: { default: 720p, allowed: [480p, 720p, 1080p] }
                  guidance: { min: 0.0, max: 1 }
                  watermark: { default: false }
                pricing:
                  - { meter: second, per: 1, price: "0.50", when: { resolution: 720p } }
                  - { meter: second, per: 1, price: "1.10", when: { resolution: 1080p } }
            platforms:
              - name: openai-main
                adapter: openai
                baseUrl: https://api.openai.com/v1
                credentials: { apiKey: "${OPENAI_API_KEY}" }
                discount: "0.90"
                priority: 10
                weight: 3
                limits: { rpm: 500, tpm: 200000, concurrency: 20 }
                models:
                  - model: gpt-image-1
                    platformModel: gpt-image-1-2026
                    limits: { rpm: 50 }
                    parameters: { quality: { map: { high: hd } } }
                    pricing: [ { meter: image, per: 1, price: "0.95", when: { quality: low } } ]
                    cost: [ { meter: image, per: 1, price: "0.70" } ]
              - name: ark-1
                adapter: volcengine-ark
                baseUrl: https://ark.cn-beijing.volces.com/api/v3
                credentials: { apiKey: a-literal-key }
                models:
                  - { model: gpt-image-1 }
                  - { model: seedance, platformModel: doubao-seedance-1-0-pro-250528 }
            """;

    private Catalogues() {}

    public static Catalogue example() {
        return read(DOCUMENT);
    }

    /** Reads a document that is expected to be good; references to the environment resolve to their own name. */
    public static Catalogue read(String document) {
        return switch (new ReadCatalogue(ADAPTERS).read(document, (platform, name, written) -> Optional.of(written))) {
            case CatalogueReading.Accepted accepted -> accepted.catalogue();
            case CatalogueReading.Refused(var problems) ->
                throw new AssertionError("the document is refused: " + problems);
        };
    }
}
