package com.easyai.gateway.catalogueadmin;

import com.easyai.gateway.document.DocumentText;
import com.easyai.gateway.revision.RevisionDesk;
import com.easyai.gateway.web.Answers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Answers with a revision's document in the form that was asked for: JSON, or YAML if that is preferred. */
final class ShowDocument {
    private static final String YAML = "application/yaml";

    private ShowDocument() {}

    static void as(HttpServletRequest request, HttpServletResponse response, RevisionDesk.Shown shown)
            throws IOException {
        number(response, shown.revision());
        response.setHeader("Vary", "Accept");
        if (prefersYaml(Optional.ofNullable(request.getHeader("Accept")).orElse("*/*"))) {
            byte[] yaml = DocumentText.yaml(shown.document()).getBytes(StandardCharsets.UTF_8);
            Answers.bytes(response, HttpServletResponse.SC_OK, YAML, yaml);
        } else {
            Answers.json(response, HttpServletResponse.SC_OK, shown.document());
        }
    }

    /** The headers that name a revision; its ETag goes back as {@code If-Match}. */
    static void number(HttpServletResponse response, int revision) {
        response.setHeader("X-Catalogue-Revision", Integer.toString(revision));
        response.setHeader("ETag", tag(revision));
    }

    static String tag(int revision) {
        return "\"" + revision + "\"";
    }

    /** JSON where both are as welcome, and where the header cannot be read. */
    private static boolean prefersYaml(String accept) {
        try {
            List<MediaType> types = MediaType.parseMediaTypes(accept);
            double yaml = types.stream()
                    .filter(type -> type.getSubtype().endsWith("yaml"))
                    .mapToDouble(MediaType::getQualityValue)
                    .max()
                    .orElse(0);
            double json = types.stream()
                    .filter(type -> type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON))
                    .mapToDouble(MediaType::getQualityValue)
                    .max()
                    .orElse(0);
            return yaml > json;
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
