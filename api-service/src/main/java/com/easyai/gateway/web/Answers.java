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

    static void write(HttpServletResponse response, int status, String mediaType, Object body) throws IOException {
        byte[] bytes = Json.MAPPER.writeValueAsBytes(body);
        response.setStatus(status);
        response.setContentType(mediaType);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
