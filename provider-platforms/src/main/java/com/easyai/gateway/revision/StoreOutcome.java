package com.easyai.gateway.revision;

import com.easyai.gateway.document.CatalogueProblem;
import java.util.List;

/** What storing a document came to. */
public sealed interface StoreOutcome {
    /** In force from {@code revision} on; not {@code isNew} if the newest revision says the same already. */
    record Stored(int revision, boolean isNew, List<CatalogueProblem> warnings) implements StoreOutcome {}

    /** Nothing stored: the old revision stays in force. */
    record Refused(List<CatalogueProblem> problems) implements StoreOutcome {}

    /** Nothing stored: the document was written on top of another revision than the {@code newest}. */
    record Outdated(int newest) implements StoreOutcome {}
}
