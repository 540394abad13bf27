package com.easyai.gateway.verdict;

/** How often comparing one layer came to what. */
public record FieldCounts(long match, long mismatch, long explained, long notComparable, long error) {
    public static final FieldCounts NONE = new FieldCounts(0, 0, 0, 0, 0);

    /** Counts {@code more} findings with this word (of {@code Finding.word}). */
    public FieldCounts plus(String word, long more) {
        return switch (word) {
            case "match" -> new FieldCounts(match + more, mismatch, explained, notComparable, error);
            case "mismatch" -> new FieldCounts(match, mismatch + more, explained, notComparable, error);
            case "explained" -> new FieldCounts(match, mismatch, explained + more, notComparable, error);
            case "notComparable" -> new FieldCounts(match, mismatch, explained, notComparable + more, error);
            case "error" -> new FieldCounts(match, mismatch, explained, notComparable, error + more);
            default -> throw new IllegalArgumentException("no finding is called " + word);
        };
    }

    public FieldCounts plus(FieldCounts other) {
        return new FieldCounts(
                match + other.match,
                mismatch + other.mismatch,
                explained + other.explained,
                notComparable + other.notComparable,
                error + other.error);
    }

    /** Those of which both sides were there, or only the gateway's was missing. */
    public long compared() {
        return match + mismatch + explained + error;
    }

    /** What speaks against switching: an error of ours is no better than a mismatch. */
    public long unexplained() {
        return mismatch + error;
    }

    /** The share of unexplained ones among those compared, with its bounds. */
    public Wilson rate() {
        return Wilson.of(unexplained(), compared());
    }
}
