package com.easyai.gateway.models;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When a revision of the catalogue was stored. */
final class RevisionTime {
    private final JdbcClient jdbc;

    RevisionTime(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The epoch for revision 0, which is none. */
    Instant of(int revision) {
        return jdbc.sql("select created_at from catalogue_revision where revision = :revision")
                .param("revision", revision)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant)
                .orElse(Instant.EPOCH);
    }
}
