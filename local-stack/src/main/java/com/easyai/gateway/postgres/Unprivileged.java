package com.easyai.gateway.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * PostgreSQL refuses to run as root. A root user, as in most containers, gets it inside a user namespace, where the same
 * files belong to a nobody; where namespaces are forbidden, as user 65534 with the right to reach its folder.
 */
final class Unprivileged {
    private static final String NOBODY = "65534";
    private static final List<String> NAMESPACE = List.of("unshare", "--user");
    private static final List<String> OTHER_USER = List.of(
            "setpriv",
            "--reuid=" + NOBODY,
            "--regid=" + NOBODY,
            "--clear-groups",
            "--inh-caps=+dac_override",
            "--ambient-caps=+dac_override");

    private Unprivileged() {}

    /** The command, wrapped when this user is root; the process id stays the command's own. */
    static List<String> command(List<String> command, Path ownedFolder) throws IOException {
        if (!isRoot()) return command;
        if (works(NAMESPACE)) return wrapped(NAMESPACE, command);
        if (!works(OTHER_USER))
            throw new IllegalStateException("PostgreSQL does not run as root, and this container allows neither"
                    + " `unshare --user` nor `setpriv`. Run ./gateway as another user, or use --postgres.");
        giveToNobody(ownedFolder);
        return wrapped(OTHER_USER, command);
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static boolean works(List<String> wrapper) throws IOException {
        try {
            return new ProcessBuilder(wrapped(wrapper, List.of("true")))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void giveToNobody(Path folder) throws IOException {
        var users = folder.getFileSystem().getUserPrincipalLookupService();
        var nobody = users.lookupPrincipalByName(NOBODY);
        Files.createDirectories(folder);
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.toList()) Files.setOwner(file, nobody);
        }
    }

    private static List<String> wrapped(List<String> wrapper, List<String> command) {
        var whole = new ArrayList<>(wrapper);
        whole.addAll(command);
        return whole;
    }
}
