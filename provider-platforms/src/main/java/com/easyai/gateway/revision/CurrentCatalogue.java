package com.easyai.gateway.revision;

import com.easyai.gateway.catalogue.Catalogue;
import com.easyai.gateway.document.CatalogueReading;
import com.easyai.gateway.document.ReadCatalogue;
import com.easyai.gateway.sealing.Sealer;

/** The catalogue in force in this process: at most a moment behind the newest revision in the store. */
public final class CurrentCatalogue {
    private final CatalogueRevisions revisions;
    private final ReadCatalogue reader;
    private final Sealer sealer;
    private volatile Catalogue current = Catalogue.EMPTY;

    CurrentCatalogue(CatalogueRevisions revisions, ReadCatalogue reader, Sealer sealer) {
        this.revisions = revisions;
        this.reader = reader;
        this.sealer = sealer;
    }

    /** A value that never changes: ask once for each request, and use that one throughout. */
    public Catalogue get() {
        return current;
    }

    /**
     * Puts the newest revision in force now instead of a moment later.
     *
     * @throws IllegalStateException if this service cannot use it; the old one stays in force
     */
    public synchronized void refresh() {
        if (revisions.newest() != current.revision()) {
            revisions.findFirstByOrderByRevisionDesc().ifPresent(revision -> current = read(revision));
        }
    }

    private Catalogue read(CatalogueRevision revision) {
        var stored = SealedDocument.parse(revision.document());
        return switch (reader.read(revision.revision(), stored.document(), stored.credentials(sealer))) {
            case CatalogueReading.Accepted accepted -> accepted.catalogue();
            case CatalogueReading.Refused(var problems) ->
                throw new IllegalStateException("catalogue revision " + revision.revision()
                        + " cannot be used by this version of the service; store a corrected one: " + problems);
        };
    }
}
