package com.easyai.gateway.client.caller;

/** What may stand in a header: the JDK's client writes ASCII, and would make a question mark of anything else. */
final class HeaderText {
    private HeaderText() {}

    static boolean isToken(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 0x7F);
    }

    static boolean isPlain(String text) {
        return !text.isBlank() && text.chars().allMatch(c -> c >= ' ' && c < 0x7F);
    }
}
