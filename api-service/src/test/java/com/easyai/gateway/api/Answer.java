package com.easyai.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.canonical.Json;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** An answer, and what tests ask of it. */
record Answer(HttpResponse<String> response) {
    int status() {
        return response.statusCode();
    }

    String body() {
        return response.body();
    }

    JsonNode json() {
        return Json.MAPPER.readTree(response.body());
    }

    /** A text in the JSON by a pointer such as {@code /error/code}; {@code (none)} if there is none. */
    String text(String pointer) {
        return json().at(pointer).asString("(none)");
    }

    String id() {
        return text("/id");
    }

    Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    List<String> headers(String name) {
        return response.headers().allValues(name);
    }

    Answer is(int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(header("X-Request-Id")).isPresent();
        return this;
    }

    /** OpenAI's envelope, with this code and param; null is no param. */
    Answer isError(int status, String code, @org.jspecify.annotations.Nullable String param) {
        is(status);
        assertThat(text("/error/code")).as(body()).isEqualTo(code);
        assertThat(json().at("/error/param").asString(null)).as(body()).isEqualTo(param);
        assertThat(text("/error/message")).isNotBlank();
        assertThat(text("/error/type")).endsWith("_error");
        return this;
    }

    /** A problem of RFC 9457 with this code. */
    Answer isProblem(int status, String code) {
        is(status);
        assertThat(header("Content-Type")).contains("application/problem+json");
        assertThat(text("/code")).as(body()).isEqualTo(code);
        assertThat(json().path("status").asInt()).isEqualTo(status);
        return this;
    }
}
