package com.easyai.gateway.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks PostgreSQL's programs from the class path, once per version and user, into the user's cache folder. */
final class PostgresBinaries {
    private static final String VERSION = "18";

    private PostgresBinaries() {}

    /** The folder that holds {@code bin}, {@code lib} and {@code share}; several processes may ask at the same time. */
    static Path folder() {
        Path cache = cacheFolder();
        Path unpacked = cache.resolve(archiveName().replace(".txz", "") + "-" + archiveSize());
        try {
            Files.createDirectories(cache);
            try (var lockFile = FileChannel.open(
                            cache.resolve("unpacking.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = lockFile.lock()) {
                if (!Files.exists(unpacked.resolve("unpacked"))) unpack(unpacked);
            }
            return unpacked;
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL's programs could not be unpacked into " + unpacked, e);
        }
    }

    private static Path cacheFolder() {
        String cache = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
        Path base = cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return base.resolve("ai-gateway").resolve("postgresql-" + VERSION);
    }

    private static String archiveName() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        return "postgres-" + system + "-" + machine + ".txz";
    }

    /** Tells one build of the programs from the next without reading them. */
    private static long archiveSize() {
        try {
            var archive = PostgresBinaries.class.getResource("/" + archiveName());
            if (archive == null) throw new IllegalStateException(missing());
            return archive.openConnection().getContentLengthLong();
        } catch (IOException e) {
            throw new UncheckedIOException(missing(), e);
        }
    }

    private static String missing() {
        return "There is no embedded PostgreSQL for this machine (" + archiveName()
                + "). Start one yourself and name it with --postgres.";
    }

    private static void unpack(Path folder) throws IOException {
        try (InputStream archive = PostgresBinaries.class.getResourceAsStream("/" + archiveName())) {
            if (archive == null) throw new IllegalStateException(missing());
            var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)));
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(entry, tar, folder.resolve(entry.getName()));
            }
        }
        Files.createFile(folder.resolve("unpacked"));
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        Files.deleteIfExists(target);
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            Files.setPosixFilePermissions(
                    target, PosixFilePermissions.fromString(isProgram(entry) ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static boolean isProgram(TarArchiveEntry entry) {
        return (entry.getMode() & 0100) != 0;
    }
}
