package com.easyai.gateway.revision;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@code catalogue_revision}; rows are only ever added. Never leaves this package. */
@Entity
@Table(name = "catalogue_revision")
class CatalogueRevision {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private int revision;

    private String document = "";
    private byte[] fingerprint = {};

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

    byte[] fingerprint() {
        return fingerprint.clone();
    }
}
