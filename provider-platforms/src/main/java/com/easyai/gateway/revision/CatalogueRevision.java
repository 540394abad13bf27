package com.easyai.gateway.revision;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code catalogue_revision}; rows are only ever added, and sealed anew when the key
 * changes. Never leaves this package. */
@Entity
@Table(name = "catalogue_revision")
class CatalogueRevision {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private int revision;

    private String document = "";
    private byte[] fingerprint = {};

    @SuppressWarnings("UnusedVariable") // read by the database
    private boolean fromFile;

    /** The database's clock; not known before the row is read again. */
    @Column(insertable = false, updatable = false)
    private @Nullable Instant createdAt;

    /** For JPA. */
    protected CatalogueRevision() {}

    CatalogueRevision(String document, byte[] fingerprint) {
        this.document = document;
        this.fingerprint = fingerprint.clone();
    }

    int revision() {
        return revision;
    }

    String document() {
        return document;
    }

    /** It came from a file, or a file says the same. */
    void noteFile() {
        fromFile = true;
    }

    byte[] fingerprint() {
        return fingerprint.clone();
    }
}
