package com.easyai.gateway.fetching;

import com.easyai.gateway.outbox.UploadTask;

/** Gets one result, from the store or from its provider's URL. What went wrong there is a value. */
public final class FetchResult {
    private final FetchInline inline;
    private final FetchRemote remote;

    FetchResult(FetchInline inline, FetchRemote remote) {
        this.inline = inline;
        this.remote = remote;
    }

    public Fetched fetch(UploadTask task) {
        return task.source().url().map(url -> remote.fetch(task, url)).orElseGet(() -> inline.fetch(task));
    }
}
