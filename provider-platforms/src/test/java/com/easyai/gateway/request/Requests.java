package com.easyai.gateway.request;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.catalogue.Catalogue;
import com.easyai.gateway.catalogue.Catalogues;
import com.easyai.gateway.job.JobKind;
import java.util.Base64;
import tools.jackson.databind.node.ObjectNode;

/** Requests for tests, against {@link Catalogues#DOCUMENT}. */
public final class Requests {
    /** A whole PNG of one transparent pixel. */
    public static final String PNG =
            "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5E"
                    + "rkJggg==";

    private static final Catalogue CATALOGUE = Catalogues.example();

    private Requests() {}

    public static CanonicalRequest image(String json) {
        return canonical(JobKind.IMAGE, "gpt-image-1", json, "");
    }

    public static CanonicalRequest edit(String json) {
        return canonical(JobKind.EDIT, "gpt-image-1", json, "");
    }

    public static CanonicalRequest video(String json) {
        return canonical(JobKind.VIDEO, "seedance", json, "");
    }

    static CanonicalRequest canonical(JobKind kind, String model, String json, String prefix) {
        var input = (ObjectNode) Json.MAPPER.readTree(json);
        return new CanonicaliseRequest(url -> url.startsWith("http://127.0.0.1:9000/"))
                .of(CATALOGUE, kind, model, input, prefix);
    }

    static String dataUrl(byte... bytes) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes);
    }
}
