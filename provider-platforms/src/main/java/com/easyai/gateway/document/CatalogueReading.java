package com.easyai.gateway.document;

import com.easyai.gateway.catalogue.Catalogue;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What reading a document came to. Nothing in it shows a credential, except the accounts of the catalogue itself. */
public sealed interface CatalogueReading {
    /** Usable. {@code document} is what was read, with {@link ReadCatalogue#SEALED} where a credential stood. */
    record Accepted(Catalogue catalogue, ObjectNode document, List<CatalogueProblem> warnings)
            implements CatalogueReading {}

    /** Not usable, with every problem found. */
    record Refused(List<CatalogueProblem> problems) implements CatalogueReading {}
}
