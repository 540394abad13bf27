package com.easyai.gateway.tokens;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;

/**
 * Counts tokens as OpenAI's newer models do ({@code o200k_base}), for want of every provider's own tokenizer. Others split
 * text much alike; exact counts come from the provider. The first count loads the vocabulary, which takes a second.
 */
public final class CountTokens {
    private static final class Vocabulary {
        static final Encoding O200K = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
    }

    private CountTokens() {}

    /** Of plain text; what looks like a control token is text, too. */
    public static long of(String text) {
        return text.isEmpty() ? 0 : Vocabulary.O200K.countTokensOrdinary(text);
    }
}
