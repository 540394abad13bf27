package com.easyai.gateway.upload;

import com.easyai.gateway.ending.FinishedArtifact.File;
import com.easyai.gateway.fetching.Fetched;
import com.easyai.gateway.fetching.MediaKind;
import com.easyai.gateway.fetching.Spool;
import com.easyai.gateway.outbox.UploadTask;
import com.easyai.gateway.sealing.Sealer;
import com.easyai.gateway.target.Answer;
import com.easyai.gateway.target.Target;
import java.util.HexFormat;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.MultipartBody;

/**
 * Posts a file as its user (contract 1.2). The artifact's id is the idempotency key, so an upload that is repeated, by
 * whichever relay, is the same upload.
 */
final class PostFile {
    private final Target target;
    private final Sealer sealer;

    PostFile(Target target, Sealer sealer) {
        this.target = target;
        this.sealer = sealer;
    }

    /** {@code file} describes what was posted. */
    record Posted(File file, Answer answer) {}

    Posted post(UploadTask task, Fetched.Whole whole) {
        Spool spool = whole.spool();
        MediaType type = MediaKind.sentAs(spool.head(), whole.declared());
        byte[] sha256 = spool.sha256();
        var multipart = new MultipartBody.Builder()
                .setType(MultipartBody.FORM)
                .addFormDataPart("file", task.artifact() + MediaKind.ending(type), spool.body(type))
                .build();
        Answer answer = target.post(headers(task, sha256), multipart);
        return new Posted(new File(MediaKind.name(type), spool.length(), sha256), answer);
    }

    private Headers headers(UploadTask task, byte[] sha256) {
        String credential =
                sealer.openText(task.credential(), task.claim().job().toString());
        return Headers.of(
                "Authorization",
                "Bearer " + credential,
                "Idempotency-Key",
                task.artifact().toString(),
                "X-Content-SHA256",
                HexFormat.of().formatHex(sha256));
    }
}
