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
