package com.easyai.gateway.verdict;

/**
 * A share and its 95 % confidence bounds by Wilson's score, which hold for few observations and for none found too: of 200
 * without a hit the share may still be 1.9 %.
 */
public record Wilson(double low, double rate, double high) {
    private static final double Z = 1.959964;
    private static final Wilson UNKNOWN = new Wilson(0, 0, 1);

    public static Wilson of(long hits, long all) {
        if (hits < 0 || hits > all) {
            throw new IllegalArgumentException(hits + " of " + all + " is no share");
        }
        if (all == 0) {
            return UNKNOWN;
        }
        double rate = (double) hits / all;
        double scale = 1 + Z * Z / all;
        double middle = (rate + Z * Z / (2 * all)) / scale;
        double reach = Z / scale * Math.sqrt(rate * (1 - rate) / all + Z * Z / (4.0 * all * all));
        return new Wilson(hits == 0 ? 0 : middle - reach, rate, hits == all ? 1 : middle + reach);
    }
}
