package com.easyai.gateway.fleet;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import com.easyai.gateway.supervision.Program;
import com.easyai.gateway.supervision.Supervisor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a service's Java loaded and checked in one run, kept for the next one to map into memory: a start then takes
 * about half the processor time. Java itself compares the archive with the jars and the options, and starts without it
 * when they differ, so an old one is never wrong, only useless.
 *
 * @param jar  the service's own, which changes with every build
 * @param file lies beside it, so that a clean build takes it away too
 */
record ClassArchive(Path jar, Path file) {
    private static final Program.Stop AT_ONCE = new Program.Stop("TERM", Duration.ofSeconds(1));

    static ClassArchive of(ServiceCode code) {
        Path jar = Path.of(code.classPath());
        return new ClassArchive(jar, Path.of(code.classPath().replaceFirst("\\.jar$", "") + ".jsa"));
    }

    /** Options for a Java that uses the archive; none when there is no archive. */
    List<String> options() {
        if (!Files.exists(file)) return List.of();
        return List.of("-XX:SharedArchiveFile=" + file, "-Xlog:cds=off", "-Xlog:aot=off");
    }

    boolean isMissing() {
        try {
            return Files.isRegularFile(jar)
                    && (!Files.exists(file)
                            || Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(jar)) < 0);
        } catch (IOException e) {
            throw new UncheckedIOException("The age of " + file + " cannot be read", e);
        }
    }

    /**
     * Made by a second Java that the running service starts; the service itself goes on undisturbed. Without JDK tools,
     * or when the service ends meanwhile, there is none, which costs the next start some seconds and nothing else.
     */
    void make(Supervisor supervisor, Path folder, long pid) throws InterruptedException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        var command = List.of(jcmd(), Long.toString(pid), "VM.cds", "static_dump", next.toString());
        var asking = new Program("class-archive", command, Map.of(), folder, AT_ONCE);
        try {
            Files.deleteIfExists(next);
            if (supervisor.run(asking) == 0 && Files.exists(next))
                Files.move(next, file, REPLACE_EXISTING, ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The class archive " + file + " could not be made", e);
        } finally {
            sweep(Path.of(""), next);
        }
    }

    /**
     * What the second Java said lies where the service was started, in files named after that Java, whose number we are
     * not told: ours are those that begin with the command that made this archive.
     */
    static void sweep(Path folder, Path archive) {
        try (DirectoryStream<Path> said = Files.newDirectoryStream(folder, "java_pid*_std{out,err}")) {
            for (Path file : said) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(archive.toString()))
                    Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("What making the class archive left behind could not be deleted", e);
        }
    }

    private static String jcmd() {
        return Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    }
}
