package com.easyai.gateway.revision;

import com.easyai.gateway.canonical.CanonicalJson;
import com.easyai.gateway.catalogue.Catalogue;
import com.easyai.gateway.document.CatalogueReading;
import com.easyai.gateway.document.CredentialSource;
import com.easyai.gateway.document.ReadCatalogue;
import com.easyai.gateway.limits.PrepareScopes;
import com.easyai.gateway.limits.Scope;
import com.easyai.gateway.sealing.Sealer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Stores a document as the next revision, whole or not at all. Several services may store at once: they take turns, and
 * the same document makes one revision.
 */
public final class StoreCatalogue {
    /** Any number that nothing else in this database locks: "catalog" in ASCII. */
    private static final long LOCK = 0x636174616c6f67L;

    private static final String REFERENCE_START = "${";

    private final ReadCatalogue reader;
    private final CatalogueRevisions revisions;
    private final PrepareScopes scopes;
    private final Sealer sealer;
    private final TransactionOperations transaction;
    private final UnaryOperator<@Nullable String> environment;

    /** The rows of a revision: the document, and those in which its limits are counted. */
    record Rows(CatalogueRevisions revisions, PrepareScopes scopes) {}

    StoreCatalogue(
            ReadCatalogue reader,
            Rows rows,
            Sealer sealer,
            TransactionOperations transaction,
            UnaryOperator<@Nullable String> environment) {
        this.reader = reader;
        this.revisions = rows.revisions();
        this.scopes = rows.scopes();
        this.sealer = sealer;
        this.transaction = transaction;
        this.environment = environment;
    }

    /**
     * Reads, checks and stores a document, YAML or JSON. References to the environment are resolved now, here. {@link
     * ReadCatalogue#SEALED} keeps the credential of the newest revision, so that a document that was shown can be stored.
     */
    public StoreOutcome store(String text) {
        return store(text, newest -> true);
    }

    /** As {@link #store(String)}, but only on top of a newest revision that {@code mayFollow} accepts; 0 is none yet. */
    public StoreOutcome store(String text, IntPredicate mayFollow) {
        return transaction.execute(status -> {
            revisions.lock(LOCK);
            Optional<CatalogueRevision> newest = revisions.findFirstByOrderByRevisionDesc();
            int number = newest.map(CatalogueRevision::revision).orElse(0);
            if (!mayFollow.test(number)) {
                return new StoreOutcome.Outdated(number);
            }
            return switch (reader.read(text, credentials(newest))) {
                case CatalogueReading.Refused(var problems) -> new StoreOutcome.Refused(problems);
                case CatalogueReading.Accepted accepted -> store(accepted, newest);
            };
        });
    }

    /** Stores a file's document if it has changed since a file was last stored; what was put since stays otherwise. */
    StoreOutcome storeFile(String text) {
        return transaction.execute(status -> {
            revisions.lock(LOCK);
            Optional<CatalogueRevision> newest = revisions.findFirstByOrderByRevisionDesc();
            return switch (reader.read(text, credentials(newest))) {
                case CatalogueReading.Refused(var problems) -> new StoreOutcome.Refused(problems);
                case CatalogueReading.Accepted accepted -> storeFile(accepted, newest);
            };
        });
    }

    private StoreOutcome storeFile(CatalogueReading.Accepted accepted, Optional<CatalogueRevision> newest) {
        Optional<CatalogueRevision> lastFile = revisions.findFirstByFromFileTrueOrderByRevisionDesc();
        if (newest.isPresent() && lastFile.isPresent() && saysTheSame(lastFile.get(), accepted)) {
            return new StoreOutcome.Stored(newest.get().revision(), false, accepted.warnings());
        }
        StoreOutcome.Stored stored = store(accepted, newest);
        revisions.findByRevision(stored.revision()).ifPresent(CatalogueRevision::noteFile);
        return stored;
    }

    private StoreOutcome.Stored store(CatalogueReading.Accepted accepted, Optional<CatalogueRevision> newest) {
        if (newest.isPresent() && saysTheSame(newest.get(), accepted)) {
            return new StoreOutcome.Stored(newest.get().revision(), false, accepted.warnings());
        }
        var sealed = SealedDocument.of(accepted.catalogue(), accepted.document(), sealer);
        var row = new CatalogueRevision(sealed.text(), CanonicalJson.fingerprint(accepted.document()));
        scopes.prepare(Scope.all(accepted.catalogue()));
        return new StoreOutcome.Stored(revisions.save(row).revision(), true, accepted.warnings());
    }

    /** The fingerprint is of what may be shown; that the credentials are the same is seen by opening them. */
    private boolean saysTheSame(CatalogueRevision newest, CatalogueReading.Accepted accepted) {
        if (!Arrays.equals(newest.fingerprint(), CanonicalJson.fingerprint(accepted.document()))) {
            return false;
        }
        return reader.read(newest.revision(), accepted.document(), stored(newest))
                        instanceof CatalogueReading.Accepted stored
                && secrets(stored.catalogue()).equals(secrets(accepted.catalogue()));
    }

    private static Map<String, Map<String, String>> secrets(Catalogue catalogue) {
        return catalogue.platforms().stream()
                .collect(Collectors.toMap(p -> p.name(), p -> p.access().credentials()));
    }

    private CredentialSource stored(CatalogueRevision revision) {
        return SealedDocument.parse(revision.document()).credentials(sealer);
    }

    private CredentialSource credentials(Optional<CatalogueRevision> newest) {
        return (platform, credential, written) -> {
            if (written.startsWith(REFERENCE_START)) {
                String name = written.substring(REFERENCE_START.length(), written.length() - 1);
                return Optional.ofNullable(environment.apply(name)).filter(value -> !value.isBlank());
            }
            return written.equals(ReadCatalogue.SEALED)
                    ? newest.flatMap(revision -> stored(revision).resolve(platform, credential, written))
                    : Optional.of(written);
        };
    }
}
