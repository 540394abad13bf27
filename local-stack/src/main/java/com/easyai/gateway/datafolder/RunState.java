package com.easyai.gateway.datafolder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * Where the stack of a data folder answers, kept for the commands that talk to it.
 *
 * @param url     the first api's base URL
 * @param demoKey a key the stand-in server-main knows; empty when there is no stand-in
 */
public record RunState(String url, Optional<String> demoKey) {

    /** Replaces what an earlier run wrote. */
    public void writeTo(Path folder) {
        var properties = new Properties();
        properties.setProperty("url", url);
        demoKey.ifPresent(key -> properties.setProperty("demoKey", key));
        try (var writer = Files.newBufferedWriter(file(folder))) {
            properties.store(writer, "Where ./gateway submit finds the gateway of this folder.");
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file(folder) + " could not be written", e);
        }
    }

    /** Empty when no stack was ever ready on this folder. */
    public static Optional<RunState> of(Path folder) {
        if (!Files.exists(file(folder))) return Optional.empty();
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file(folder))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file(folder) + " could not be read", e);
        }
        return Optional.ofNullable(properties.getProperty("url"))
                .map(url -> new RunState(url, Optional.ofNullable(properties.getProperty("demoKey"))));
    }

    private static Path file(Path folder) {
        return folder.resolve("run").resolve("gateway.properties");
    }
}
