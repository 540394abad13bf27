package com.easyai.gateway.catalogueadmin;

import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** On top of which revision a document may be stored: the header {@code If-Match} with the ETag that came with it. */
final class IfMatch {
    /** As sent with the revision; bare for those who type it. A weak one is read and is never the same. */
    private static final String TAG = "(?:(?:W/)?\"[^\"]*\"|[0-9]+)";

    private static final Pattern TAGS = Pattern.compile(TAG + "(?:\\s*,\\s*" + TAG + ")*");

    private IfMatch() {}

    /** @throws GatewayException 400 if the header is neither {@code *} nor a list of ETags */
    static IntPredicate of(HttpServletRequest request) {
        String header = request.getHeader("If-Match");
        if (header == null) {
            return newest -> true;
        }
        if (header.strip().equals("*")) {
            return newest -> newest > 0;
        }
        if (!TAGS.matcher(header.strip()).matches()) {
            throw GatewayException.at(
                    "If-Match",
                    ErrorCode.INVALID_VALUE,
                    "If-Match must be * or the ETag of a revision in double quotes, such as \"17\".");
        }
        Set<String> tags =
                Arrays.stream(header.split(",", -1)).map(String::strip).collect(Collectors.toSet());
        return newest -> tags.contains(ShowDocument.tag(newest)) || tags.contains(Integer.toString(newest));
    }
}
