package com.easyai.gateway.images;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.job.JobObject.Artifact;
import com.easyai.gateway.storedfiles.OpenStoredFile;
import com.easyai.gateway.storedfiles.Span;
import com.easyai.gateway.storedfiles.StoredFile;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.apache.coyote.CloseNowException;

/**
 * Writes pictures into a JSON answer while they are read from where they are stored, one piece at a time. The answer's
 * length is known before, so that one that breaks off is never taken for a whole one.
 */
final class WriteBase64 {
    private static final byte[] BEFORE = ascii("{\"b64_json\":\"");
    private static final byte[] AFTER = ascii("\"}");
    private static final byte[] NEXT = ascii(",");
    private static final byte[] END = ascii("]}");

    private final OpenStoredFile files;

    WriteBase64(OpenStoredFile files) {
        this.files = files;
    }

    /**
     * Writes the answer with these pictures as its data, of which it has none itself; there is at least one.
     *
     * @throws GatewayException 503, and nothing is written, if the first cannot be read
     */
    void write(HttpServletResponse response, PictureAnswer empty, List<Artifact> pictures) throws IOException {
        byte[] whole = Json.MAPPER.writeValueAsBytes(empty);
        byte[] head = Arrays.copyOf(whole, whole.length - END.length);
        OutputStream out = response.getOutputStream();
        for (Artifact picture : pictures) {
            boolean first = picture.equals(pictures.getFirst());
            try (StoredFile file = first ? open(picture) : openOrBreakOff(picture)) {
                if (first) {
                    response.setContentType("application/json");
                    response.setContentLengthLong(head.length + length(pictures));
                }
                out.write(first ? head : NEXT);
                write(out, file);
            }
        }
        out.write(END);
    }

    private static void write(OutputStream out, StoredFile file) throws IOException {
        out.write(BEFORE);
        try (OutputStream base64 = Base64.getEncoder().wrap(new KeptOpen(out))) {
            file.copyTo(base64);
        }
        out.write(AFTER);
    }

    private StoredFile open(Artifact picture) {
        return files.open(picture, new Span(0, OpenStoredFile.lengthOf(picture)));
    }

    private StoredFile openOrBreakOff(Artifact picture) throws CloseNowException {
        try {
            return open(picture);
        } catch (GatewayException e) {
            throw new CloseNowException(e);
        }
    }

    private static long length(List<Artifact> pictures) {
        long each = (long) BEFORE.length + AFTER.length + NEXT.length;
        long base64 = pictures.stream()
                .mapToLong(OpenStoredFile::lengthOf)
                .map(bytes -> (bytes + 2) / 3 * 4)
                .sum();
        return base64 + each * pictures.size() - NEXT.length + END.length;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The encoder's last characters come when it is closed; the answer goes on behind them. */
    private static final class KeptOpen extends FilterOutputStream {
        KeptOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
