package com.easyai.gateway.adapter;

/** Gives an adapter the bytes behind an input that the caller named by URL. */
@FunctionalInterface
public interface InputMedia {
    /**
     * Reads an https or {@code data:} URL within the gateway's limits of size, time and media type.
     *
     * @throws UnusableInputException if it cannot be read, is not an image, or lies at a forbidden address
     */
    Media read(String url);

    record Media(byte[] bytes, String mediaType) {}

    /** An input that no attempt could use; its message is a plain sentence for the job's owner. */
    final class UnusableInputException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public UnusableInputException(String message) {
            super(message, null, false, false);
        }
    }
}
