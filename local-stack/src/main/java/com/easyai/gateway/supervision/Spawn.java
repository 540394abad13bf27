package com.easyai.gateway.supervision;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** Starts a program as a child that writes what it says to its log. */
final class Spawn {
    private Spawn() {}

    static Process of(Program program, Map<String, String> environment) {
        var builder = new ProcessBuilder(OwnSession.of(program.command()))
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(program.log().toFile()));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(program.name() + " could not be started: " + e.getMessage(), e);
        }
    }

    /** One older log is kept, so that a folder used for months does not fill the disk. */
    static void setLastLogAside(Program program) {
        Path log = program.log();
        try {
            Files.createDirectories(log.getParent());
            if (Files.exists(log))
                Files.move(log, log.resolveSibling(program.name() + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The log " + log + " could not be set aside", e);
        }
    }
}
