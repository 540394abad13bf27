package com.easyai.gateway.supervision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Ends what an earlier run left behind when it was killed and could not stop its children. A recorded process id is only
 * believed when that process names the data folder on its command line: the number may be someone else's by now.
 */
public final class Leftovers {
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final Path folder;
    private final Consumer<String> say;

    private Leftovers(Path folder, Consumer<String> say) {
        this.folder = folder;
        this.say = say;
    }

    /** Returns once none of the processes recorded under {@code folder/run} is alive. */
    public static void sweep(Path folder, Consumer<String> say) {
        new Leftovers(folder, say).sweep();
    }

    private void sweep() {
        var ending = new ArrayList<ProcessHandle>();
        for (Path file : pidFiles()) {
            var pidFile = new PidFile(file);
            pidFile.read().stream()
                    .mapToObj(ProcessHandle::of)
                    .flatMap(Optional::stream)
                    .filter(this::isOurs)
                    .forEach(process -> ending.add(askToStop(file, process)));
            pidFile.remove();
        }
        ending.forEach(this::awaitEnd);
    }

    private List<Path> pidFiles() {
        Path run = folder.resolve("run");
        if (!Files.isDirectory(run)) return List.of();
        try (Stream<Path> files = Files.list(run)) {
            return files.filter(file -> file.toString().endsWith(".pid"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + run + " could not be read", e);
        }
    }

    private boolean isOurs(ProcessHandle process) {
        return CommandLine.mentions(process.pid(), folder);
    }

    private ProcessHandle askToStop(Path file, ProcessHandle process) {
        String name = file.getFileName().toString().replace(".pid", "");
        say.accept("An earlier run left " + name + " (process " + process.pid() + ") behind; stopping it first.");
        // INT is a fast shutdown to PostgreSQL, and the same as TERM to a Java program.
        Signals.send("INT", process.pid());
        Signals.send("CONT", process.pid());
        return process;
    }

    /** A process is gone when its command line is: under an init that does not reap, a zombie stays listed for ever. */
    private void awaitEnd(ProcessHandle process) {
        if (Deadline.in(GRACE).await(() -> !isOurs(process))) return;
        process.destroyForcibly();
        Deadline.in(GRACE).await(() -> !isOurs(process));
    }
}
