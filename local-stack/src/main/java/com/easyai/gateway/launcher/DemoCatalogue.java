package com.easyai.gateway.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The catalogue of the demo, pointed at the stand-in provider of this run. */
final class DemoCatalogue {
    private static final String RESOURCE = "/demo-catalogue.yaml";

    private DemoCatalogue() {}

    static Path write(Path folder, String providerUrl) {
        Path file = folder.resolve("run").resolve("catalogue.yaml");
        try (InputStream template = DemoCatalogue.class.getResourceAsStream(RESOURCE)) {
            if (template == null)
                throw new IllegalStateException("The demo catalogue " + RESOURCE + " is not built in");
            String text = new String(template.readAllBytes(), StandardCharsets.UTF_8);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text.replace("@PROVIDER@", providerUrl));
        } catch (IOException e) {
            throw new UncheckedIOException("The demo catalogue could not be written to " + file, e);
        }
    }
}
