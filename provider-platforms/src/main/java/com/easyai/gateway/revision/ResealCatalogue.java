package com.easyai.gateway.revision;

import com.easyai.gateway.resealing.Reseal;
import com.easyai.gateway.sealing.Sealer;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals the credentials of every stored revision with the current key, one revision at a time. Several services may do so
 * at once: a revision that another one has sealed meanwhile is left as it is.
 */
public final class ResealCatalogue implements Reseal {
    private static final Logger LOG = LoggerFactory.getLogger(ResealCatalogue.class);

    private final CatalogueRevisions revisions;
    private final Sealer sealer;

    /** A stored revision is never sealed with an older key again, so it is looked at once. */
    private final Set<Integer> done = ConcurrentHashMap.newKeySet();

    ResealCatalogue(CatalogueRevisions revisions, Sealer sealer) {
        this.revisions = revisions;
        this.sealer = sealer;
    }

    @Override
    public int reseal() {
        return (int) revisions.numbers().stream()
                .filter(number -> !done.contains(number))
                .filter(this::reseal)
                .count();
    }

    @Override
    public boolean isDone() {
        return done.containsAll(revisions.numbers());
    }

    private boolean reseal(int number) {
        String stored = revisions.findByRevision(number).orElseThrow().document();
        var document = SealedDocument.parse(stored);
        if (document.isSealedBy(sealer)) {
            done.add(number);
            return false;
        }
        boolean sealedHere = sealedAnew(number, document)
                .filter(anew -> revisions.replace(number, stored, anew.text()) == 1)
                .isPresent();
        return sealedHere && done.add(number);
    }

    /** Empty for a revision whose key is not listed at all: it can be compared with none, and none other waits for it. */
    private Optional<SealedDocument> sealedAnew(int number, SealedDocument document) {
        try {
            return Optional.of(document.resealed(sealer));
        } catch (IllegalStateException e) {
            LOG.warn(
                    "A credential of catalogue revision {} does not open and stays as it is: {}",
                    number,
                    e.getMessage());
            done.add(number);
            return Optional.empty();
        }
    }
}
