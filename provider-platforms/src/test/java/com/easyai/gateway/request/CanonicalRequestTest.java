package com.easyai.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The api writes a request into the store, and a worker reads it there. */
class CanonicalRequestTest {
    @Test
    void survives_the_store_unchanged() {
        CanonicalRequest image = Requests.image(
                "{\"prompt\":\"a fox, 狐 🦊\",\"n\":2,\"quality\":\"low\",\"response_format\":\"b64_json\",\"user\":\"u1\"}");
        CanonicalRequest edit =
                Requests.edit("{\"prompt\":\"x\",\"image\":[\"" + Requests.PNG + "\",\"https://example.com/a.png\"]}");
        CanonicalRequest video = Requests.video("{\"prompt\":\"a fox runs\"}");

        for (CanonicalRequest request : new CanonicalRequest[] {image, edit, video}) {
            assertThat(CanonicalRequest.fromJson(request.toJson())).isEqualTo(request);
        }
    }
}
