package com.easyai.gateway.pricing;

import com.easyai.gateway.usage.Meter;
import com.easyai.gateway.usage.Usage;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the cells of the price table: lines as {@code meter/per price when=value}, the rest as {@code name=value}. */
final class PriceCase {
    private PriceCase() {}

    static PriceList prices(String base, String discount, String overrides) {
        return new PriceList(lines(base), new BigDecimal(discount), lines(overrides));
    }

    private static List<PriceLine> lines(String cell) {
        return cell.equals("-")
                ? List.of()
                : Arrays.stream(cell.split(";", -1))
                        .map(String::strip)
                        .map(PriceCase::line)
                        .toList();
    }

    private static PriceLine line(String text) {
        String[] words = text.split(" +", 3);
        String[] meter = words[0].split("/", 2);
        Map<String, String> when = words.length == 3 ? pairs(words[2]) : Map.of();
        return new PriceLine(
                Meter.parse(meter[0]).orElseThrow(), new BigDecimal(meter[1]), new BigDecimal(words[1]), when);
    }

    static Map<String, String> pairs(String cell) {
        var pairs = new LinkedHashMap<String, String>();
        if (!cell.equals("-")) {
            for (String pair : cell.split(" +", -1)) {
                String[] sides = pair.split("=", 2);
                pairs.put(sides[0], sides[1]);
            }
        }
        return pairs;
    }

    static Usage usage(String cell) {
        Map<String, String> known = pairs(cell);
        String images = known.get("images");
        return new Usage(
                images == null ? null : Integer.valueOf(images),
                decimal(known.get("seconds")),
                decimal(known.get("megapixels")),
                whole(known.get("input")),
                whole(known.get("cached")),
                whole(known.get("output")));
    }

    private static @Nullable BigDecimal decimal(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    private static @Nullable Long whole(@Nullable String text) {
        return text == null ? null : Long.valueOf(text);
    }

    /** A bill as the table writes it: {@code image 2 / 1 x 1.08 = 2.16 discount}, in the order of the lines. */
    static String printed(Bill bill) {
        return bill.lines().isEmpty()
                ? "-"
                : bill.lines().stream()
                        .map(line -> line.meter().wire() + " " + line.quantity() + " / " + line.per() + " x "
                                + line.unitPrice() + " = " + line.amount() + " "
                                + line.source().wire())
                        .collect(Collectors.joining("; "));
    }
}
