package com.easyai.gateway.revision;

import com.easyai.gateway.documentdiff.CompareDocuments;
import com.easyai.gateway.documentdiff.DocumentChange;
import com.easyai.gateway.documentdiff.MarkCredentials;
import com.easyai.gateway.sealing.Sealer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import tools.jackson.databind.node.ObjectNode;

/** The stored revisions as operators see them. No credential leaves it. */
public final class RevisionDesk {
    private final CatalogueRevisions revisions;
    private final Sealer sealer;

    RevisionDesk(CatalogueRevisions revisions, Sealer sealer) {
        this.revisions = revisions;
        this.sealer = sealer;
    }

    /** A document as it can be stored again: a literal credential is {@code ReadCatalogue.SEALED}. */
    public record Shown(int revision, ObjectNode document) {}

    public record Entry(int revision, Instant createdAt) {}

    /** Empty before the first one. */
    public Optional<Shown> newest() {
        return revisions.findFirstByOrderByRevisionDesc().map(RevisionDesk::shown);
    }

    public Optional<Shown> revision(int number) {
        return revisions.findByRevision(number).map(RevisionDesk::shown);
    }

    /** Newest first, those older than {@code before}. */
    public List<Entry> olderThan(int before, int limit) {
        return revisions.findByRevisionLessThanOrderByRevisionDesc(before, Limit.of(limit)).stream()
                .map(line -> new Entry(line.getRevision(), line.getCreatedAt()))
                .toList();
    }

    /** What one revision changed against another; of credentials only that they changed. Empty if one does not exist. */
    public Optional<List<DocumentChange>> changes(int from, int to) {
        return revisions
                .findByRevision(from)
                .flatMap(before -> revisions.findByRevision(to).map(after -> changes(before, after)));
    }

    private List<DocumentChange> changes(CatalogueRevision from, CatalogueRevision to) {
        var before = SealedDocument.parse(from.document());
        var after = SealedDocument.parse(to.document());
        MarkCredentials.in(
                before.document(),
                after.document(),
                (platform, name) -> before.secret(platform, name, sealer).equals(after.secret(platform, name, sealer)));
        return CompareDocuments.changes(before.document(), after.document());
    }

    private static Shown shown(CatalogueRevision revision) {
        return new Shown(
                revision.revision(), SealedDocument.parse(revision.document()).document());
    }
}
