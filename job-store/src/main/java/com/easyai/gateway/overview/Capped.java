package com.easyai.gateway.overview;

/** A number that is counted up to {@link #MOST} only; {@code more}: there are more than this. */
public record Capped(int count, boolean more) {
    /** Counting stops here, so that a look costs the same however much there is. */
    public static final int MOST = 10_000;

    /** How many rows are looked at to know whether there are more. */
    static final int LOOK = MOST + 1;

    /** Of so many that were found in looking at {@link #LOOK} of them. */
    public static Capped of(int found) {
        return new Capped(Math.min(found, MOST), found > MOST);
    }
}
