package com.easyai.gateway.standin.servermain;

import com.easyai.gateway.standin.kept.FileStore;
import com.easyai.gateway.standin.kept.StoredFile;
import com.easyai.gateway.standin.web.Exchange;
import com.easyai.gateway.standin.web.Json;
import com.easyai.gateway.standin.web.Multipart;
import com.easyai.gateway.standin.web.Reply;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** POST /v1/files/upload: streams the part named {@code file} to the store. */
final class Uploads {
    private final FileStore files;

    Uploads(FileStore files) {
        this.files = files;
    }

    Reply receive(Exchange exchange, String user, Steering steering) throws IOException {
        Optional<Reply> met = Steerings.meet(steering);
        if (met.isPresent()) {
            return met.get();
        }
        if (steering.uploadStatus() != 0) {
            return Reply.json(steering.uploadStatus(), Map.of("message", "The stand-in was told to answer so."));
        }
        try (Incoming incoming = new Incoming()) {
            if (!Multipart.read(exchange, incoming) || incoming.part == null) {
                return Reply.json(400, Map.of("message", "Send one multipart part named \"file\" with a filename."));
            }
            String claimed = exchange.header("X-Content-SHA256").orElse("");
            if (!claimed.isEmpty() && !claimed.equalsIgnoreCase(incoming.sha256())) {
                return Reply.json(422, Map.of("message", "The bytes do not have the digest of X-Content-SHA256."));
            }
            StoredFile stored = incoming.keep(exchange, user, claimed);
            return steering.uploadStoreThenDrop()
                    ? new Reply.Cut()
                    : Reply.json(200, answer(stored, exchange.origin(), steering.uploadShape()));
        }
    }

    private static ObjectNode answer(StoredFile file, String origin, Steering.UploadShape shape) {
        ObjectNode fields = Json.object().put("url", origin + "/files/" + file.key());
        return switch (shape) {
            case CAMEL -> fields.put("id", file.id()).put("objectKey", file.key());
            case FILE_ID -> fields.put("fileId", file.id()).put("key", file.key());
            case SNAKE -> fields.put("file_id", file.id()).put("object_key", file.key());
            case NESTED_CAMEL -> nested(answer(file, origin, Steering.UploadShape.CAMEL));
            case NESTED_FILE_ID -> nested(answer(file, origin, Steering.UploadShape.FILE_ID));
            case NESTED_SNAKE -> nested(answer(file, origin, Steering.UploadShape.SNAKE));
        };
    }

    private static ObjectNode nested(ObjectNode fields) {
        return Json.object().put("code", 0).set("data", fields);
    }

    /** The file as it comes in; what was not kept is gone when this is closed. */
    private final class Incoming implements Multipart.Parts, AutoCloseable {
        private final MessageDigest digest = sha256Digest();
        private Multipart.@Nullable FilePart part;
        private FileStore.@Nullable Arriving arriving;
        private long length;
        private @Nullable String sha256;

        @Override
        public OutputStream file(Multipart.FilePart found) throws IOException {
            if (!found.name().equals("file") || part != null) {
                return OutputStream.nullOutputStream();
            }
            part = found;
            FileStore.Arriving begun = files.begin();
            arriving = begun;
            return new FilterOutputStream(new DigestOutputStream(begun.out(), digest)) {
                @Override
                public void write(byte[] bytes, int offset, int count) throws IOException {
                    out.write(bytes, offset, count);
                    length += count;
                }
            };
        }

        @Override
        public void text(String name, String value) {}

        String sha256() {
            if (sha256 == null) {
                sha256 = HexFormat.of().formatHex(digest.digest());
            }
            return sha256;
        }

        StoredFile keep(Exchange exchange, String user, String claimed) throws IOException {
            Multipart.FilePart found = Optional.ofNullable(part).orElseThrow();
            String id = "file_" + UUID.randomUUID().toString().replace("-", "");
            StoredFile file = new StoredFile(
                    id,
                    id.substring(5) + extension(found.filename()),
                    found.filename(),
                    found.mediaType(),
                    length,
                    sha256(),
                    claimed,
                    exchange.header("Idempotency-Key").orElse(""),
                    user,
                    Instant.now());
            return files.keep(Optional.ofNullable(arriving).orElseThrow(), file);
        }

        @Override
        public void close() throws IOException {
            if (arriving != null) {
                files.drop(arriving);
            }
        }
    }

    /** The filename's ending, when it is a harmless one; nothing else of a caller's filename becomes a path. */
    private static String extension(String filename) {
        int dot = filename.lastIndexOf('.');
        String ending = dot < 0 ? "" : filename.substring(dot);
        return ending.matches("\\.[A-Za-z0-9]{1,8}") ? ending : "";
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
