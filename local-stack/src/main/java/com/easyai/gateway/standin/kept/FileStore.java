package com.easyai.gateway.standin.kept;

import com.easyai.gateway.standin.web.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Uploaded files: bytes in a folder under their object key, what is known of them in a list beside it. */
public final class FileStore implements AutoCloseable {
    private final Path objects;
    private final Path arriving;
    private final JsonLines<StoredFile> list;
    private final Map<String, StoredFile> byKey = new LinkedHashMap<>();
    private final Map<String, StoredFile> byIdempotencyKey = new LinkedHashMap<>();

    public FileStore(Path folder) throws IOException {
        objects = Files.createDirectories(folder.resolve("objects"));
        arriving = Files.createDirectories(folder.resolve("arriving"));
        list = JsonLines.open(folder.resolve("files.jsonl"), StoredFile.class, (offset, file) -> remember(file));
    }

    /** A file on its way in, unseen by readers until {@link FileStore#keep}. */
    public record Arriving(Path path, OutputStream out) {}

    public Arriving begin() throws IOException {
        Path path = arriving.resolve(UUID.randomUUID().toString());
        return new Arriving(path, Files.newOutputStream(path));
    }

    /**
     * Keeps the arrived bytes as this file, unless its idempotency key brought one before: then they are dropped.
     *
     * @return the file that is kept, this one or the earlier
     */
    public StoredFile keep(Arriving arrived, StoredFile file) throws IOException {
        arrived.out.close();
        synchronized (this) {
            Optional<StoredFile> earlier = broughtBy(file.idempotencyKey());
            if (earlier.isPresent()) {
                Files.delete(arrived.path);
                return earlier.get();
            }
            Files.move(arrived.path, path(file.key()), StandardCopyOption.ATOMIC_MOVE);
            list.append(file);
            remember(file);
            return file;
        }
    }

    public void drop(Arriving arrived) throws IOException {
        arrived.out.close();
        Files.deleteIfExists(arrived.path);
    }

    private synchronized Optional<StoredFile> broughtBy(String idempotencyKey) {
        return Optional.ofNullable(byIdempotencyKey.get(idempotencyKey));
    }

    private synchronized void remember(StoredFile file) {
        byKey.put(file.key(), file);
        if (!file.idempotencyKey().isEmpty()) {
            byIdempotencyKey.put(file.idempotencyKey(), file);
        }
    }

    public synchronized Optional<StoredFile> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** The newest files, oldest of them first. */
    public synchronized List<StoredFile> latest(int limit) {
        List<StoredFile> all = new ArrayList<>(byKey.values());
        return List.copyOf(all.subList(Math.max(0, all.size() - limit), all.size()));
    }

    public synchronized int count() {
        return byKey.size();
    }

    /** Streams the file as the answer to a request. */
    public Reply reply(StoredFile file) {
        Path path = path(file.key());
        return new Reply.Streamed(200, file.mediaType(), Map.of(), file.bytes(), out -> Files.copy(path, out));
    }

    /** Keys are made here, never taken from a caller, so that none leads out of the folder. */
    private Path path(String key) {
        return objects.resolve(key);
    }

    public synchronized void clear() throws IOException {
        for (StoredFile file : byKey.values()) {
            Files.deleteIfExists(path(file.key()));
        }
        list.clear();
        byKey.clear();
        byIdempotencyKey.clear();
    }

    @Override
    public void close() {
        list.close();
    }
}
