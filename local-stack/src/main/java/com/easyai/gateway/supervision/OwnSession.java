package com.easyai.gateway.supervision;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Puts a child into a session of its own. A terminal's Ctrl-C goes to the whole foreground group; without this the
 * database would stop in the same instant as the services that still have to hand their jobs back to it.
 */
final class OwnSession {
    private static final boolean AVAILABLE = onPath("setsid");

    private OwnSession() {}

    /** {@code setsid} replaces itself by the command, so the process id stays the command's own. */
    static List<String> of(List<String> command) {
        if (!AVAILABLE) return command;
        var wrapped = new ArrayList<String>(List.of("setsid"));
        wrapped.addAll(command);
        return wrapped;
    }

    private static boolean onPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
