package com.easyai.gateway.commandline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The body of POST /v1/jobs. */
record JobRequest(Kind kind, String model, String prompt, List<Path> files) {
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "png", "image/png", "jpg", "image/jpeg", "jpeg", "image/jpeg", "webp", "image/webp", "gif", "image/gif");

    enum Kind {
        IMAGE,
        EDIT,
        VIDEO
    }

    JobRequest {
        files = List.copyOf(files);
        if (kind == Kind.EDIT && files.isEmpty())
            throw new IllegalArgumentException("An edit needs the picture to edit: name it with --file.");
        if (kind != Kind.EDIT && !files.isEmpty())
            throw new IllegalArgumentException("--file goes with --kind edit only.");
        files.forEach(JobRequest::mediaType);
    }

    JsonNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("kind", kind.name().toLowerCase(Locale.ROOT)).put("model", model);
        var input = json.putObject("input").put("prompt", prompt);
        if (files.size() == 1) input.put("image", dataUrl(files.getFirst()));
        if (files.size() > 1) {
            ArrayNode images = input.putArray("image");
            files.forEach(file -> images.add(dataUrl(file)));
        }
        return json;
    }

    private static String dataUrl(Path file) {
        try {
            return "data:" + mediaType(file) + ";base64,"
                    + Base64.getEncoder().encodeToString(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " cannot be read.", e);
        }
    }

    private static String mediaType(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        String type = MEDIA_TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null)
            throw new IllegalArgumentException("--file takes .png, .jpg, .webp and .gif pictures, not " + file + ".");
        return type;
    }
}
