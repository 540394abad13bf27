package com.easyai.gateway.client.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;

/** A picture that is given to a model: a file, sent along, or an address that the gateway fetches. */
public record InputPicture(String url) {
    /** At a public https address. */
    public static InputPicture at(String url) {
        return new InputPicture(url);
    }

    public static InputPicture of(String mediaType, byte[] content) {
        return new InputPicture(
                "data:" + mediaType + ";base64," + Base64.getEncoder().encodeToString(content));
    }

    /** Of the type that the file's name ends in. */
    public static InputPicture read(Path file) throws IOException {
        return of(mediaType(file.toString().toLowerCase(Locale.ROOT)), Files.readAllBytes(file));
    }

    private static String mediaType(String name) {
        if (name.endsWith(".jpg") || name.endsWith(".jpeg")) {
            return "image/jpeg";
        }
        return name.endsWith(".webp") ? "image/webp" : "image/png";
    }

    @Override
    public String toString() {
        return "InputPicture[" + url.substring(0, Math.min(url.length(), 64)) + "]";
    }
}
