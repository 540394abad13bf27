package com.easyai.gateway.tokens;

import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.usage.Usage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a chat or embeddings request may use: pure, for the estimate and for what is reserved before a call. */
public final class ExpectedTokens {
    /** For a chat that sets no bound of its own: longer than most answers. */
    public static final long USUAL_OUTPUT = 1024;

    private static final long MOST = 1_000_000_000;

    private ExpectedTokens() {}

    /** Input as a tokenizer counts it, output as bounded by the request; nothing is taken to be cached. */
    public static Usage of(JobKind kind, ObjectNode body) {
        return Usage.tokens(Prompt.of(kind, body).tokens(), 0, output(kind, body));
    }

    /** {@code max_completion_tokens}, else {@code max_tokens}, else the usual, for each of {@code n} answers. */
    public static long output(JobKind kind, ObjectNode body) {
        if (kind == JobKind.EMBEDDING) {
            return 0;
        }
        long each = whole(body.path("max_completion_tokens"), whole(body.path("max_tokens"), USUAL_OUTPUT));
        return Math.min(MOST, each * whole(body.path("n"), 1));
    }

    private static long whole(JsonNode value, long otherwise) {
        boolean usable = value.isIntegralNumber() && value.canConvertToLong() && value.longValue() > 0;
        return usable ? Math.min(MOST, value.longValue()) : otherwise;
    }
}
