package com.easyai.gateway.ending;

import com.easyai.gateway.outbox.DeliveryClaim;

/** What became of one result. */
public sealed interface FinishedArtifact {
    DeliveryClaim claim();

    int index();

    /** At server-main: {@code sha256} and {@code bytes} are of what was sent. */
    record Stored(DeliveryClaim claim, int index, File file, Receipt receipt) implements FinishedArtifact {}

    /** Gone at its source before it could be stored; {@code why} is for operators. */
    record Lost(DeliveryClaim claim, int index, String why) implements FinishedArtifact {}

    record File(String mediaType, long bytes, byte[] sha256) {}

    /** What server-main answered; fields it did not give are empty texts. */
    record Receipt(String fileId, String url, String objectKey) {}
}
