package com.easyai.gateway.relaying;

import com.easyai.gateway.tokens.CountTokens;
import com.easyai.gateway.tokens.Prompt;
import com.easyai.gateway.usage.Usage;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a platform has produced for one call so far: what it reports, or else what a tokenizer counts in the text that came
 * by. Of a long text no more than a piece is held at a time. One thread uses it.
 */
public final class Produced implements Consumer<String> {
    private static final int PIECE = 16 * 1024;

    private final StringBuilder text = new StringBuilder();
    private long counted;
    private @Nullable Usage reported;

    /** Takes another piece of the model's text. */
    @Override
    public void accept(String words) {
        text.append(words);
        if (text.length() > PIECE) {
            count();
        }
    }

    void report(Optional<Usage> usage) {
        usage.ifPresent(said -> reported = said);
    }

    /** True if the provider did not tell its usage. */
    public boolean isCounted() {
        return reported == null;
    }

    /** The provider's word if there is one, else a count. */
    public Usage usage(Prompt prompt) {
        if (reported != null) {
            return reported;
        }
        count();
        return Usage.tokens(prompt.tokens(), 0, counted);
    }

    /** True if nothing came that could cost anything. */
    public boolean isNothing() {
        return reported == null && counted == 0 && text.isEmpty();
    }

    private void count() {
        counted += CountTokens.of(text.toString());
        text.setLength(0);
    }
}
