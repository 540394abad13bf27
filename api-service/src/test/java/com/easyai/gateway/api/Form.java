package com.easyai.gateway.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A multipart form as SDKs write it. */
final class Form {
    private static final String BOUNDARY = "----a-boundary-of-the-tests";

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    Form text(String name, String value) {
        return part("name=\"" + name + "\"", "", value.getBytes(StandardCharsets.UTF_8));
    }

    Form file(String name, byte[] bytes) {
        return part(
                "name=\"" + name + "\"; filename=\"a; name=\\\"b.png\"",
                "\r\nContent-Type: application/octet-stream",
                bytes);
    }

    /** As OpenAI's Java client sends bytes. */
    Form bytes(String name, byte[] bytes) {
        return part("name=\"" + name + "\"", "\r\nContent-Type: application/octet-stream", bytes);
    }

    private Form part(String disposition, String more, byte[] content) {
        write("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + more + "\r\n\r\n");
        body.writeBytes(content);
        write("\r\n");
        return this;
    }

    String type() {
        return "multipart/form-data; boundary=\"" + BOUNDARY + "\"";
    }

    byte[] bytes() {
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(body.toByteArray());
        whole.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return whole.toByteArray();
    }

    /** Without its end. */
    byte[] cutOff() {
        return body.toByteArray();
    }

    private void write(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
