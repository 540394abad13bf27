package com.easyai.gateway.relaying;

import com.easyai.gateway.usage.Usage;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads {@code usage}, as far as it can be true: users are charged by it. */
final class ReadUsage {
    private static final long MOST_TOKENS = 1_000_000_000;
    private static final long NONE = -1;

    private long prompt = NONE;
    private long completion = NONE;
    private long cached = NONE;

    private ReadUsage() {}

    /** Null where there is none, or none that can be one; the parser stands behind it then. */
    static @Nullable Usage at(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return null;
        }
        var usage = new ReadUsage();
        usage.read(parser, false);
        return usage.usage();
    }

    private void read(JsonParser parser, boolean details) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken value = parser.nextToken();
            if (name.equals("prompt_tokens_details") && value == JsonToken.START_OBJECT && !details) {
                read(parser, true);
            } else if (value == JsonToken.VALUE_NUMBER_INT) {
                note(name, details, parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void note(String name, boolean details, JsonParser parser) {
        switch (name) {
            case "prompt_tokens" -> prompt = count(parser);
            case "completion_tokens" -> completion = count(parser);
            case "cached_tokens" -> cached = details ? count(parser) : cached;
            default -> {}
        }
    }

    private static long count(JsonParser parser) {
        long count = parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? NONE : parser.getLongValue();
        return count > MOST_TOKENS ? NONE : count;
    }

    /** A provider that counts no prompt has counted nothing; more cached than there were is a slip. */
    private @Nullable Usage usage() {
        return prompt < 0 ? null : Usage.tokens(prompt, Math.clamp(cached, 0, prompt), Math.max(0, completion));
    }
}
