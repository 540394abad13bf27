package com.easyai.gateway.revision;

import com.easyai.gateway.document.CatalogueProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores the document of GATEWAY_CATALOGUE_FILE at start. A bad file stops a service that has nothing else to go by; where
 * an older revision is stored, the service says all that is wrong and goes on with that.
 */
final class LoadCatalogueFile {
    private static final Logger LOG = LoggerFactory.getLogger(LoadCatalogueFile.class);

    private final CatalogueSettings settings;
    private final StoreCatalogue store;
    private final CatalogueRevisions revisions;

    LoadCatalogueFile(CatalogueSettings settings, StoreCatalogue store, CatalogueRevisions revisions) {
        this.settings = settings;
        this.store = store;
        this.revisions = revisions;
    }

    void load() {
        settings.fileToLoad().ifPresent(this::load);
    }

    private void load(Path file) {
        try {
            report(file, store.storeFile(Files.readString(file)));
        } catch (IOException e) {
            refuse(file, List.of(new CatalogueProblem("$", "cannot be read as a UTF-8 file (" + e + ")")));
        }
    }

    private void report(Path file, StoreOutcome outcome) {
        switch (outcome) {
            case StoreOutcome.Refused(var problems) -> refuse(file, problems);
            case StoreOutcome.Outdated(int newest) ->
                throw new IllegalStateException(
                        "a file replaces whatever is there, and revision " + newest + " was not");
            case StoreOutcome.Stored(int revision, boolean isNew, var warnings) -> {
                warnings.forEach(warning -> LOG.warn("{}: {}", file, warning));
                LOG.info(
                        "{} {} catalogue revision {}",
                        file,
                        isNew ? "is now" : "has not changed, and in force is",
                        revision);
            }
        }
    }

    private void refuse(Path file, List<CatalogueProblem> problems) {
        String list = problems.stream().map(problem -> "\n  " + problem).collect(Collectors.joining());
        int inForce = revisions.newest();
        if (inForce == 0) {
            throw new IllegalStateException("GATEWAY_CATALOGUE_FILE " + file
                    + " is refused and no catalogue is stored; correct it and start again:" + list);
        }
        LOG.error(
                "GATEWAY_CATALOGUE_FILE {} is refused, and revision {} stays in force; correct it and start again:{}",
                file,
                inForce,
                list);
    }
}
