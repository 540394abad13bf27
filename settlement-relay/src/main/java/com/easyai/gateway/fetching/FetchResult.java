package com.easyai.gateway.fetching;

import com.easyai.gateway.outbox.UploadTask;
import java.util.List;

/** Gets one result, from the store or from its provider's URL. What went wrong there is a value. */
public final class FetchResult {
    private final FetchInline inline;
    private final FetchRemote remote;
    private final SourceGate gate;

    FetchResult(FetchInline inline, FetchRemote remote, SourceGate gate) {
        this.inline = inline;
        this.remote = remote;
        this.gate = gate;
    }

    /** Platforms whose URLs would come back as {@link Fetched.NoPlace} just now. */
    public List<String> full() {
        return gate.full();
    }

    public Fetched fetch(UploadTask task) {
        return task.source().url().map(url -> remote.fetch(task, url)).orElseGet(() -> inline.fetch(task));
    }
}
