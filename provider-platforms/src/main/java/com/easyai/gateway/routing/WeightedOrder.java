package com.easyai.gateway.routing;

import com.easyai.gateway.catalogue.Offering;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.List;

/**
 * Orders platforms by priority, and within one priority by a draw in proportion to the weights. Each platform draws by
 * itself from the seed and its name, so one more platform takes its share and leaves the order of the others as it was.
 */
public final class WeightedOrder {
    /** A double holds 53 bits exactly. */
    private static final int BITS = 53;

    private WeightedOrder() {}

    /** All of them; the same seed gives the same order on every machine. */
    public static List<Offering> of(List<Offering> offerings, String seed) {
        if (offerings.size() == 1) {
            return offerings;
        }
        return offerings.stream()
                .map(offering -> new Draw(offering, arrival(offering, seed)))
                .sorted(Comparator.comparingInt(
                                (Draw draw) -> draw.offering.platform().turn().priority())
                        .thenComparingDouble(Draw::arrival)
                        .thenComparing(draw -> draw.offering.platform().name()))
                .map(Draw::offering)
                .toList();
    }

    /**
     * The arrival time of an exponential race with the weight as rate: the first to arrive is each with the probability
     * of its weight's share. {@link StrictMath}, so that every machine draws the same.
     */
    private static double arrival(Offering offering, String seed) {
        double uniform = uniform(seed + "|" + offering.platform().name());
        return -StrictMath.log(uniform) / offering.platform().turn().weight();
    }

    /** Above 0 and up to 1. */
    private static double uniform(String text) {
        long bits = ByteBuffer.wrap(sha256(text)).getLong() >>> (Long.SIZE - BITS);
        return (bits + 1) / (double) (1L << BITS);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private record Draw(Offering offering, double arrival) {}
}
