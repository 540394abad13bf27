package com.easyai.gateway.benchmark.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request that is the same each time except for a few numbers: {@code ############} becomes the request's own number,
 * {@code @@@@@} a number that follows from it. Both keep their width, so that nothing is built while load is made.
 */
final class RequestTemplate {
    private static final Pattern PLACES = Pattern.compile("#{12}|@{5}");

    private final byte[] bytes;
    private final List<Place> places = new ArrayList<>();

    private record Place(int offset, int width, LongUnaryOperator value) {}

    /**
     * Finds the places to fill in.
     *
     * @param derived what to put for {@code @@@@@}, from the request's number; up to 99999
     */
    RequestTemplate(String text, LongUnaryOperator derived) {
        bytes = text.getBytes(StandardCharsets.US_ASCII);
        Matcher found = PLACES.matcher(text);
        while (found.find()) {
            boolean own = text.charAt(found.start()) == '#';
            places.add(new Place(
                    found.start(), found.end() - found.start(), own ? LongUnaryOperator.identity() : derived));
        }
    }

    /** The request of this number; its bytes are overwritten by the next one. */
    ByteBuffer of(long number) {
        for (Place place : places) {
            long rest = place.value.applyAsLong(number);
            for (int at = place.offset + place.width - 1; at >= place.offset; at--) {
                bytes[at] = (byte) ('0' + rest % 10);
                rest /= 10;
            }
        }
        return ByteBuffer.wrap(bytes);
    }
}
