package com.easyai.gateway.formdata;

import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Splits a multipart form (RFC 7578) into its parts. Copies no content. */
final class SplitForm {
    private static final int MOST_PARTS = 100;
    private static final int LONGEST_HEAD = 4 * 1024;
    private static final int LONGEST_BOUNDARY = 70;
    private static final String CUT_OFF = "it is cut off";
    private static final String DISPOSITION = "content-disposition:";
    private static final String TYPE = "content-type:";
    private static final byte[] LINE_END = ascii("\r\n");
    private static final byte[] HEAD_END = ascii("\r\n\r\n");

    private final byte[] form;
    private final byte[] delimiter;
    private int at;

    SplitForm(byte[] form, String boundary) {
        if (boundary.isEmpty() || boundary.length() > LONGEST_BOUNDARY) {
            throw broken("its Content-Type has no boundary of 1 to " + LONGEST_BOUNDARY + " characters");
        }
        this.form = form;
        this.delimiter = ascii("--" + boundary);
    }

    /** @throws GatewayException 400 for anything that is not a whole form */
    List<FormPart> parts() {
        var parts = new ArrayList<FormPart>();
        at = find(delimiter, 0, "it does not begin with its boundary") + delimiter.length;
        while (!isAt(ascii("--"))) {
            if (parts.size() == MOST_PARTS) {
                throw broken("it has more than " + MOST_PARTS + " parts");
            }
            parts.add(next());
        }
        return parts;
    }

    private FormPart next() {
        int lineEnd = find(LINE_END, at, CUT_OFF);
        int headEnd = find(HEAD_END, lineEnd, CUT_OFF);
        if (headEnd - at > LONGEST_HEAD) {
            throw broken("a part's headers are longer than " + LONGEST_HEAD + " bytes");
        }
        String head = new String(form, at, headEnd - at, StandardCharsets.UTF_8);
        Map<String, String> disposition =
                header(DISPOSITION, head).map(HeaderParameters::of).orElse(Map.of());
        int start = headEnd + HEAD_END.length;
        int end = contentEnd(start);
        at = end + LINE_END.length + delimiter.length;
        return new FormPart(name(disposition), isFile(disposition, head), ByteBuffer.wrap(form, start, end - start));
    }

    /** Where the line end before the next boundary begins. */
    private int contentEnd(int start) {
        int found = find(LINE_END, start, CUT_OFF);
        while (!startsWith(delimiter, found + LINE_END.length)) {
            found = find(LINE_END, found + 1, CUT_OFF);
        }
        return found;
    }

    private static String name(Map<String, String> disposition) {
        String name = disposition.getOrDefault("name", "");
        if (name.isEmpty()) {
            throw broken("a part has no name");
        }
        return name;
    }

    /** OpenAI's Java client gives bytes no file name, only the type of bytes. */
    private static boolean isFile(Map<String, String> disposition, String head) {
        return disposition.containsKey("filename")
                || disposition.containsKey("filename*")
                || header(TYPE, head)
                        .filter(type -> type.startsWith("application/octet-stream") || type.startsWith("image/"))
                        .isPresent();
    }

    /** A header's value, by its name in lower case with its colon. */
    private static Optional<String> header(String name, String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name))
                .findFirst()
                .map(line -> line.substring(name.length()).strip());
    }

    private int find(byte[] wanted, int from, String otherwise) {
        for (int i = from; i <= form.length - wanted.length; i++) {
            if (form[i] == wanted[0] && startsWith(wanted, i)) {
                return i;
            }
        }
        throw broken(otherwise);
    }

    private boolean isAt(byte[] wanted) {
        return startsWith(wanted, at);
    }

    private boolean startsWith(byte[] wanted, int from) {
        if (from < 0 || from + wanted.length > form.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (form[from + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static GatewayException broken(String why) {
        return GatewayException.of(ErrorCode.INVALID_REQUEST, "The form cannot be read: " + why + ".");
    }
}
