package com.easyai.gateway.shadowcopy;

import com.easyai.gateway.comparison.FindingRows;
import com.easyai.gateway.dryrun.ReadShadowRequest;
import com.easyai.gateway.dryrun.ShadowReading;
import com.easyai.gateway.dryrun.ShadowRequest;
import com.easyai.gateway.shadowstore.NewCopy;
import java.util.Optional;

/** What is stored of a copied request, by whichever way it came. */
public final class CopyRow {
    /** Room for an edit's pictures; a dozen copies at a time are held in memory. */
    public static final int LARGEST = 4 * 1024 * 1024;

    private CopyRow() {}

    /** Empty if it is none. One about which nothing can be decided is stored with that as its result. */
    public static Optional<NewCopy> of(ShadowReading reading, String document) {
        return switch (reading) {
            case ShadowReading.Decidable(ShadowRequest request) -> Optional.of(row(request, document));
            case ShadowReading.Undecidable(String id, String kind, String model, String cause) ->
                Optional.of(NewCopy.undecidable(id, kind, model, FindingRows.undecidable(cause)));
            case ShadowReading.Unreadable unreadable -> Optional.empty();
        };
    }

    /** What the topic of results is told of a new row; empty for one that is still to be decided about. */
    public static Optional<String> result(NewCopy row) {
        return Optional.ofNullable(row.findings())
                .map(findings -> FindingRows.undecided(row.requestId(), row.model(), row.kind(), findings));
    }

    private static NewCopy row(ShadowRequest request, String document) {
        String kind = request.kind().wire();
        String model = ReadShadowRequest.shown(request.model());
        return document.length() <= LARGEST
                ? NewCopy.toDecide(request.requestId(), kind, model, document)
                : NewCopy.undecidable(
                        request.requestId(),
                        kind,
                        model,
                        FindingRows.undecidable("it is longer than " + LARGEST + " characters"));
    }
}
