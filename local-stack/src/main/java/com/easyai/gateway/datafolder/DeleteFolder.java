package com.easyai.gateway.datafolder;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Deletes a folder and all that is in it; links are removed, never followed. */
public final class DeleteFolder extends SimpleFileVisitor<Path> {
    private DeleteFolder() {}

    /** Does nothing when the folder does not exist. */
    public static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) Files.walkFileTree(folder, new DeleteFolder());
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        Files.delete(file);
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
        if (failure != null) throw failure;
        Files.delete(folder);
        return FileVisitResult.CONTINUE;
    }
}
