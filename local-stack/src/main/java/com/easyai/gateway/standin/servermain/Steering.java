package com.easyai.gateway.standin.servermain;

/**
 * How server-main is made to misbehave. A status of 0 means the honest answer; any other is answered without doing
 * anything, a 200 or 409 included.
 *
 * @param settlementApplyThenDrop the settlement is applied and the connection cut without an answer
 * @param uploadStoreThenDrop the file is kept and the connection cut without an answer
 * @param uploadShape how the answer to an upload names its fields
 * @param down every connection is cut
 */
public record Steering(
        int verifyStatus,
        int settlementStatus,
        boolean settlementApplyThenDrop,
        int uploadStatus,
        boolean uploadStoreThenDrop,
        UploadShape uploadShape,
        int webhookStatus,
        long delayMillis,
        boolean down) {
    public static final Steering HONEST = new Steering(0, 0, false, 0, false, UploadShape.CAMEL, 0, 0, false);

    public Steering verifying(int status) {
        return new Steering(
                status,
                settlementStatus,
                settlementApplyThenDrop,
                uploadStatus,
                uploadStoreThenDrop,
                uploadShape,
                webhookStatus,
                delayMillis,
                down);
    }

    public Steering settling(int status) {
        return new Steering(
                verifyStatus,
                status,
                settlementApplyThenDrop,
                uploadStatus,
                uploadStoreThenDrop,
                uploadShape,
                webhookStatus,
                delayMillis,
                down);
    }

    public Steering applyingThenDropping() {
        return new Steering(
                verifyStatus,
                settlementStatus,
                true,
                uploadStatus,
                uploadStoreThenDrop,
                uploadShape,
                webhookStatus,
                delayMillis,
                down);
    }

    public Steering uploading(int status) {
        return new Steering(
                verifyStatus,
                settlementStatus,
                settlementApplyThenDrop,
                status,
                uploadStoreThenDrop,
                uploadShape,
                webhookStatus,
                delayMillis,
                down);
    }

    public Steering storingThenDropping() {
        return new Steering(
                verifyStatus,
                settlementStatus,
                settlementApplyThenDrop,
                uploadStatus,
                true,
                uploadShape,
                webhookStatus,
                delayMillis,
                down);
    }

    public Steering answering(UploadShape shape) {
        return new Steering(
                verifyStatus,
                settlementStatus,
                settlementApplyThenDrop,
                uploadStatus,
                uploadStoreThenDrop,
                shape,
                webhookStatus,
                delayMillis,
                down);
    }

    public Steering receivingWebhooks(int status) {
        return new Steering(
                verifyStatus,
                settlementStatus,
                settlementApplyThenDrop,
                uploadStatus,
                uploadStoreThenDrop,
                uploadShape,
                status,
                delayMillis,
                down);
    }

    public Steering delayed(long millis) {
        return new Steering(
                verifyStatus,
                settlementStatus,
                settlementApplyThenDrop,
                uploadStatus,
                uploadStoreThenDrop,
                uploadShape,
                webhookStatus,
                millis,
                down);
    }

    public Steering gone() {
        return new Steering(
                verifyStatus,
                settlementStatus,
                settlementApplyThenDrop,
                uploadStatus,
                uploadStoreThenDrop,
                uploadShape,
                webhookStatus,
                delayMillis,
                true);
    }

    /** The names that the contract allows for the fields of an upload's answer. */
    public enum UploadShape {
        /** {@code id, url, objectKey}. */
        CAMEL,
        /** {@code fileId, url, key}. */
        FILE_ID,
        /** {@code file_id, url, object_key}. */
        SNAKE,
        /** {@code id, url, objectKey} under {@code data}. */
        NESTED_CAMEL,
        /** {@code fileId, url, key} under {@code data}. */
        NESTED_FILE_ID,
        /** {@code file_id, url, object_key} under {@code data}. */
        NESTED_SNAKE
    }
}
