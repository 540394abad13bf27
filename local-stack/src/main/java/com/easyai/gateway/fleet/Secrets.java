package com.easyai.gateway.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The secrets of one stack, made at random once and kept in a file that only its owner reads: what was encrypted or
 * signed before a restart must still open after it.
 */
public final class Secrets {
    public static final String DATABASE_PASSWORD = "GATEWAY_DB_PASSWORD";

    private final Map<String, String> values;

    private Secrets(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** Reads the file, adds what is missing in it, and writes it back when something was. */
    public static Secrets keptIn(Path file) {
        Properties kept = read(file);
        var values = new TreeMap<String, String>();
        fresh().forEach((name, value) -> values.put(name, kept.getProperty(name, value)));
        if (!values.equals(kept)) write(file, values);
        return new Secrets(values);
    }

    /** By the name of the environment variable that carries each. */
    public Map<String, String> all() {
        return values;
    }

    public String databasePassword() {
        return values.getOrDefault(DATABASE_PASSWORD, "");
    }

    private static Map<String, String> fresh() {
        return Map.of(
                "SERVER_MAIN_INTERNAL_TOKEN",
                hex(),
                "SERVER_MAIN_WEBHOOK_SECRET",
                "whsec_" + base64(),
                "AI_GATEWAY_INTERNAL_TOKEN",
                hex(),
                "AI_GATEWAY_ADMIN_TOKEN",
                hex(),
                "GATEWAY_ENCRYPTION_KEY",
                base64(),
                DATABASE_PASSWORD,
                hex(),
                // The demo catalogue refers to these, and the stand-in provider takes no others.
                "STANDIN_OPENAI_KEY",
                "sk-" + hex(),
                "STANDIN_ARK_KEY",
                hex());
    }

    private static String hex() {
        return HexFormat.of().formatHex(random());
    }

    private static String base64() {
        return Base64.getEncoder().encodeToString(random());
    }

    private static byte[] random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private static Properties read(Path file) {
        var kept = new Properties();
        if (!Files.exists(file)) return kept;
        try (var reader = Files.newBufferedReader(file)) {
            kept.load(reader);
            return kept;
        } catch (IOException e) {
            throw new UncheckedIOException("The file of secrets " + file + " could not be read", e);
        }
    }

    /** The mode is set when the file is made, so that it is at no instant readable by others. */
    private static void write(Path file, Map<String, String> values) {
        var onlyOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var properties = new Properties();
        properties.putAll(values);
        try {
            Files.createDirectories(file.getParent());
            if (!Files.exists(file)) Files.createFile(file, onlyOwner);
            try (var writer = Files.newBufferedWriter(file, StandardOpenOption.TRUNCATE_EXISTING)) {
                properties.store(writer, "Made at random for this folder alone. Keep it to yourself.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The file of secrets " + file + " could not be written", e);
        }
    }

    @Override
    public String toString() {
        return "Secrets" + values.keySet();
    }
}
