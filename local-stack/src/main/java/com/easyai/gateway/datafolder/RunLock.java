package com.easyai.gateway.datafolder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** One running stack per data folder. The system lets go of the lock when its process ends, however it ends. */
public final class RunLock implements AutoCloseable {
    private final FileChannel channel;
    private final Path owner;

    private RunLock(FileChannel channel, Path owner) {
        this.channel = channel;
        this.owner = owner;
    }

    /**
     * Takes the lock.
     *
     * @throws IllegalStateException when another stack runs on this folder; the message names its process
     */
    public static RunLock take(Path folder) {
        Path file = folder.resolve("run").resolve("lock");
        Path owner = folder.resolve("run").resolve("launcher");
        try {
            Files.createDirectories(file.getParent());
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new IllegalStateException(alreadyRunning(folder, owner));
            }
            Files.writeString(owner, Long.toString(ProcessHandle.current().pid()));
            return new RunLock(channel, owner);
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder " + folder + " cannot be used", e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            return null;
        }
    }

    private static String alreadyRunning(Path folder, Path owner) throws IOException {
        String pid = Files.exists(owner) ? Files.readString(owner).strip() : "unknown";
        return "A gateway already runs on the data folder " + folder + " (process " + pid
                + "). Stop it with Ctrl-C where it runs or with `kill " + pid
                + "`, or choose another folder with --data and another port with --port.";
    }

    @Override
    public void close() {
        try {
            if (channel.isOpen()) Files.deleteIfExists(owner);
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The lock of the data folder could not be released", e);
        }
    }
}
