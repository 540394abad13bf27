package com.easyai.gateway.benchmark.stack;

import com.easyai.gateway.datafolder.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A catalogue of the benchmark's own: what the demo offers, or how it is limited, must not change what is measured. */
final class BenchCatalogue {
    private static final String RESOURCE = "/bench-catalogue.yaml";

    private BenchCatalogue() {}

    /**
     * Writes it for a stack that is about to start on this folder. The stand-in provider's port is chosen here, by the
     * name under which the stack will look for it.
     */
    static Path write(Path folder) {
        int port = new Ports(folder.resolve("run").resolve("ports")).of("stand-in-provider");
        Path file = folder.resolve("bench-catalogue.yaml");
        try (InputStream template = BenchCatalogue.class.getResourceAsStream(RESOURCE)) {
            if (template == null) throw new IllegalStateException(RESOURCE + " is not built in");
            String text = new String(template.readAllBytes(), StandardCharsets.UTF_8);
            return Files.writeString(file, text.replace("@PROVIDER@", "http://127.0.0.1:" + port));
        } catch (IOException e) {
            throw new UncheckedIOException("The catalogue could not be written to " + file, e);
        }
    }
}
