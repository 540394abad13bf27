package com.easyai.gateway.standin.desk;

import com.easyai.gateway.standin.record.RequestRecord;
import com.easyai.gateway.standin.web.Exchange;
import com.easyai.gateway.standin.web.Multipart;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A multipart body: its texts, and of its files what they were. Their bytes are looked at as they pass. */
public record Form(Map<String, String> texts, List<Upload> files) {

    /** A file that came with a form. */
    public record Upload(RequestRecord.Input input, Optional<ImageFormat> format) {}

    /** Reads the form, or is empty when it is not a complete one. */
    public static Optional<Form> read(Exchange exchange) throws IOException {
        Map<String, String> texts = new HashMap<>();
        List<Upload> files = new ArrayList<>();
        boolean complete = Multipart.read(exchange, new Multipart.Parts() {
            @Override
            public OutputStream file(Multipart.FilePart part) {
                return new Passing(part, files);
            }

            @Override
            public void text(String name, String value) {
                texts.put(name, value);
            }
        });
        return complete ? Optional.of(new Form(texts, files)) : Optional.empty();
    }

    /** Counts, digests and recognises a file without keeping it. */
    private static final class Passing extends OutputStream {
        private final Multipart.FilePart part;
        private final List<Upload> files;
        private final MessageDigest digest = sha256();
        private final byte[] start = new byte[16];
        private long length;

        Passing(Multipart.FilePart part, List<Upload> files) {
            this.part = part;
            this.files = files;
        }

        @Override
        public void write(int value) {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) {
            for (int i = 0; i < count && length + i < start.length; i++) {
                start[(int) length + i] = bytes[offset + i];
            }
            digest.update(bytes, offset, count);
            length += count;
        }

        @Override
        public void close() {
            String hex = HexFormat.of().formatHex(digest.digest());
            RequestRecord.Input input =
                    new RequestRecord.Input(part.name(), part.filename(), part.mediaType(), length, hex);
            files.add(new Upload(input, ImageFormat.of(start)));
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
