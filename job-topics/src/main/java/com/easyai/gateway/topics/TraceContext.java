package com.easyai.gateway.topics;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** A caller's trace (W3C Trace Context), on its way into the headers of the records that its request makes. */
public record TraceContext(String parent, Optional<String> state) {
    private static final String PARENT = "traceparent";
    private static final String STATE = "tracestate";
    private static final Pattern PARENT_FORM =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    private static final Pattern STATE_FORM = Pattern.compile("[\\x20-\\x7e]{1,512}");

    /** As the headers of these names were sent; empty without a parent or with a broken one, which the standard ignores. */
    public static Optional<TraceContext> of(@Nullable String parent, @Nullable String state) {
        return Optional.ofNullable(parent)
                .filter(text -> PARENT_FORM.matcher(text).matches())
                .map(text -> new TraceContext(
                        text,
                        Optional.ofNullable(state)
                                .filter(more -> STATE_FORM.matcher(more).matches())));
    }

    static List<Header> headers(Optional<TraceContext> trace) {
        return trace.map(TraceContext::headers).orElse(List.of());
    }

    private List<Header> headers() {
        Header first = header(PARENT, parent);
        return state.map(more -> List.of(first, header(STATE, more))).orElse(List.of(first));
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.US_ASCII));
    }
}
