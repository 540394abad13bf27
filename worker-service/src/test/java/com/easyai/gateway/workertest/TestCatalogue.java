package com.easyai.gateway.workertest;

import com.easyai.gateway.standin.provider.StandInProvider;

/** One model with one platform, one with two, one whose platform takes few at a time, and films at two providers. */
final class TestCatalogue {
    static final String PICTURE = "gpt-image-1";
    static final String SPARED_PICTURE = "dall-e-3";
    static final String RETOUCHED = "retouched";
    static final String PICTURE_SET = "picture-set";
    static final String FEW_AT_A_TIME = "few-at-a-time";
    static final String FILM = "film";
    static final String PATIENT_FILM = "patient-film";

    private static final String TEXT = """
            currency: CNY
            models:
              - name: gpt-image-1
                kinds: [image]
                parameters:
                  size: { default: 1024x1024, allowed: [1024x1024] }
                  quality: { default: low, allowed: [low] }
                  n: { default: 1, min: 1, max: 4 }
                pricing: [ { meter: image, per: 1, price: "1.20" } ]
              - name: dall-e-3
                kinds: [image]
                parameters:
                  size: { default: 1024x1024, allowed: [1024x1024] }
                  n: { default: 1, min: 1, max: 1 }
                pricing: [ { meter: image, per: 1, price: "0.56" } ]
              - name: retouched
                kinds: [edit]
                pricing: [ { meter: image, per: 1, price: "1.00" } ]
              - name: picture-set
                kinds: [image]
                parameters:
                  n: { default: 1, min: 1, max: 15 }
                pricing: [ { meter: image, per: 1, price: "1.00" } ]
              - name: few-at-a-time
                kinds: [image]
                parameters:
                  size: { default: 1024x1024, allowed: [1024x1024] }
                pricing: [ { meter: image, per: 1, price: "1.00" } ]
              - name: film
                kinds: [video]
                parameters:
                  seconds: { default: 5, min: 4, max: 15 }
                pricing: [ { meter: second, per: 1, price: "1.00" } ]
              - name: patient-film
                kinds: [video]
                parameters:
                  seconds: { default: 5, min: 4, max: 15 }
                pricing: [ { meter: second, per: 1, price: "1.00" } ]
            platforms:
              - name: first
                adapter: openai
                baseUrl: "%1$s/openai/v1"
                credentials: { apiKey: "test-key-of-first" }
                discount: "1"
                priority: 1
                weight: 1
                models:
                  - { model: gpt-image-1, platformModel: gpt-image-1 }
                  - { model: dall-e-3, platformModel: dall-e-3 }
              - name: second
                adapter: openai
                baseUrl: "%1$s/openai/v1"
                credentials: { apiKey: "test-key-of-second" }
                discount: "1"
                priority: 2
                weight: 1
                models:
                  - { model: dall-e-3, platformModel: dall-e-3 }
              - name: retoucher
                adapter: openai
                baseUrl: "%1$s/openai/v1"
                credentials: { apiKey: "test-key-of-retoucher" }
                limits: { rpm: 1000 }
                models:
                  - { model: retouched, platformModel: gpt-image-1 }
              - name: narrow
                adapter: openai
                baseUrl: "%1$s/openai/v1"
                credentials: { apiKey: "test-key-of-narrow" }
                limits: { concurrency: 4 }
                models:
                  - { model: few-at-a-time, platformModel: gpt-image-1 }
              - name: studio
                adapter: volcengine-ark
                baseUrl: "%1$s/ark/api/v3"
                credentials: { apiKey: "test-key-of-studio" }
                discount: "1"
                priority: 1
                weight: 1
                models:
                  - { model: picture-set, platformModel: doubao-seedream-4-0-250828 }
                  - { model: film, platformModel: doubao-seedance-2-0-260128 }
              - name: patient
                adapter: volcengine-ark
                baseUrl: "%2$s"
                credentials: { apiKey: "test-key-of-patient" }
                discount: "1"
                priority: 1
                weight: 1
                models:
                  - { model: patient-film, platformModel: doubao-seedance-2-0-260128 }
            """;

    private TestCatalogue() {}

    static String text(StandInProvider provider, PatientProvider patient) {
        return TEXT.formatted(provider.uri(), patient.url());
    }
}
