package com.easyai.gateway.outbox;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads an artifact's bytes that the store keeps until server-main has them. */
public final class ReadInlineBytes {
    private final JdbcClient jdbc;

    public ReadInlineBytes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty once the artifact is stored. */
    public Optional<byte[]> of(UploadTask task) {
        return jdbc.sql(
                        "select inline_bytes from artifact where job_id = :job and index = :index and inline_bytes is not null")
                .param("job", task.claim().job().value())
                .param("index", task.index())
                .query(byte[].class)
                .optional();
    }
}
