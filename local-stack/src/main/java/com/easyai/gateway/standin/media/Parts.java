package com.easyai.gateway.standin.media;

import java.nio.charset.StandardCharsets;

/** A file before its padding, the padding's format, and what follows the padding. */
@SuppressWarnings("ArrayRecordComponent") // lives for one write inside this package and is never compared
record Parts(byte[] head, Padding padding, byte[] tail) {

    static Parts plain(String text) {
        return new Parts(text.getBytes(StandardCharsets.UTF_8), Padding.RAW, new byte[0]);
    }

    int naturalLength() {
        return head.length + tail.length;
    }
}
