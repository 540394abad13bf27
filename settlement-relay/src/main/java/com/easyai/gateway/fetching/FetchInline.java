package com.easyai.gateway.fetching;

import com.easyai.gateway.outbox.ReadInlineBytes;
import com.easyai.gateway.outbox.UploadTask;
import java.nio.file.Path;
import java.util.Optional;

/** Takes a result from the store. */
final class FetchInline {
    private final ReadInlineBytes read;
    private final Path folder;

    FetchInline(ReadInlineBytes read, Path folder) {
        this.read = read;
        this.folder = folder;
    }

    Fetched fetch(UploadTask task) {
        var spool = new Spool(folder);
        if (isCopied(task, spool)) {
            return new Fetched.Whole(spool, task.source().mediaType());
        }
        spool.close();
        return new Fetched.NotNow(
                "The bytes are not in the store: another relay has just stored them.", Optional.empty());
    }

    private boolean isCopied(UploadTask task, Spool spool) {
        Optional<byte[]> small = task.source().inlineBytes();
        small.ifPresent(bytes -> spool.write(bytes, bytes.length));
        return small.isPresent() || read.copy(task, piece -> spool.write(piece, piece.length));
    }
}
