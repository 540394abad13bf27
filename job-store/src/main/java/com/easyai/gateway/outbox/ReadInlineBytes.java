package com.easyai.gateway.outbox;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads an artifact's bytes that the store keeps until server-main has them, a piece at a time. */
public final class ReadInlineBytes {
    /** The column is stored uncompressed, so PostgreSQL reads a piece without reading the rest. */
    private static final int PIECE = 256 * 1024;

    private static final String READ = """
            select substring(inline_bytes from :from for :length)
              from artifact
             where job_id = :job and index = :index and inline_bytes is not null
            """;

    private final JdbcClient jdbc;

    public ReadInlineBytes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes the pieces in their order. */
    public interface Sink {
        void take(byte[] piece);
    }

    /** False once the artifact is stored: what the sink then has is not all of it. */
    public boolean copy(UploadTask task, Sink sink) {
        for (int from = 1; true; from += PIECE) {
            var piece = jdbc.sql(READ)
                    .param("from", from)
                    .param("length", PIECE)
                    .param("job", task.claim().job().value())
                    .param("index", task.index())
                    .query(byte[].class)
                    .optional();
            piece.ifPresent(sink::take);
            if (piece.isEmpty() || piece.get().length < PIECE) {
                return piece.isPresent();
            }
        }
    }
}
