package com.easyai.gateway.formdata;

import com.easyai.gateway.requestbody.ReadBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;

/** Reads the body of a call that takes a JSON object or, with files, a multipart form. */
public final class ReadFormOrJson {
    private static final String FORM = "multipart/form-data";

    private final ReadBody read;

    public ReadFormOrJson(ReadBody read) {
        this.read = read;
    }

    /** Whether the body is a form; all its values but the pictures' are text then. */
    public static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType() == null ? "" : request.getContentType();
        return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(FORM);
    }

    /**
     * Reads and parses; pictures of a form become {@code data:} URLs.
     *
     * @throws com.easyai.gateway.failure.GatewayException as {@link ReadBody} does, and 400 for a form that is cut off, or
     *     has a field twice or a file where none belongs
     */
    public ReadBody.Body read(HttpServletRequest request) throws IOException {
        if (!isForm(request)) {
            return read.json(request);
        }
        String boundary = HeaderParameters.of(request.getContentType()).getOrDefault("boundary", "");
        return read.form(request, bytes -> FormObject.of(new SplitForm(bytes, boundary).parts()));
    }
}
