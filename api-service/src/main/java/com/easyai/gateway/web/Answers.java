package com.easyai.gateway.web;

import com.easyai.gateway.canonical.Json;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes answers. */
public final class Answers {
    private static final String JSON = "application/json";

    private Answers() {}

    /** Answers with a status and an object as JSON. */
    public static void json(HttpServletResponse response, int status, Object body) throws IOException {
        write(response, status, JSON, body);
    }

    /** Answers with an object as JSON of a more particular type, such as {@code application/problem+json}. */
    public static void write(HttpServletResponse response, int status, String mediaType, Object body)
            throws IOException {
        bytes(response, status, mediaType, Json.MAPPER.writeValueAsBytes(body));
    }

    /** Answers with a body as it is. */
    public static void bytes(HttpServletResponse response, int status, String mediaType, byte[] bytes)
            throws IOException {
        response.setStatus(status);
        response.setContentType(mediaType);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
