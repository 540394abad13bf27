package com.easyai.gateway.datafolder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a stack leaves in its data folder. Nothing else in there is touched: the folder may be someone's home. */
public final class KeptData {
    private static final List<String> FOLDERS = List.of("postgres", "kafka", "standins", "log");
    private static final List<String> RUN_FILES = List.of("secrets", "ports", "catalogue.yaml", "gateway.properties");

    private KeptData() {}

    /** Begins anew: forgets the jobs, files, secrets, ports and logs of earlier runs. */
    public static void delete(Path data) {
        try {
            for (String folder : FOLDERS) DeleteFolder.delete(data.resolve(folder));
            Files.deleteIfExists(data.resolve("postgres.complete"));
            Stream<Path> files = RUN_FILES.stream().map(data.resolve("run")::resolve);
            for (Path file : files.toList()) Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("What earlier runs kept in " + data + " could not be deleted", e);
        }
    }
}
