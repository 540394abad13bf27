package com.easyai.gateway.pricing;

import com.easyai.gateway.usage.Meter;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one platform takes for one model: the model's base lines, the platform's discount, and the overrides of the
 * platform model, which replace the effective price of their meter undiscounted.
 */
public record PriceList(List<PriceLine> base, BigDecimal discount, List<PriceLine> overrides) {
    public PriceList {
        base = List.copyOf(base);
        overrides = List.copyOf(overrides);
    }

    /**
     * The effective prices of one request, given its canonical parameters as text: for each meter the line with the most
     * matching conditions. The catalogue refuses ties, so there is one.
     */
    public List<EffectivePrice> effectiveFor(Map<String, String> parameters) {
        Map<String, String> attributes = attributes(parameters);
        var byMeter = new EnumMap<Meter, EffectivePrice>(Meter.class);
        for (Meter meter : meters()) {
            effective(meter, parameters, attributes).ifPresent(price -> byMeter.put(meter, price));
        }
        return List.copyOf(byMeter.values());
    }

    private Set<Meter> meters() {
        var meters = EnumSet.noneOf(Meter.class);
        base.forEach(line -> meters.add(line.meter()));
        overrides.forEach(line -> meters.add(line.meter()));
        return meters;
    }

    private Optional<EffectivePrice> effective(
            Meter meter, Map<String, String> parameters, Map<String, String> attributes) {
        Optional<PriceLine> baseLine = mostSpecific(base, meter, parameters);
        Optional<PriceLine> override = mostSpecific(overrides, meter, parameters);
        if (override.isPresent()) {
            return override.map(line -> new EffectivePrice(
                    meter,
                    attributes,
                    line.per(),
                    baseLine.orElse(line).price(),
                    discount,
                    line.price(),
                    PriceSource.OVERRIDE));
        }
        return baseLine.map(line -> new EffectivePrice(
                meter,
                attributes,
                line.per(),
                line.price(),
                discount,
                line.price().multiply(discount),
                discount.compareTo(BigDecimal.ONE) == 0 ? PriceSource.BASE : PriceSource.DISCOUNT));
    }

    private static Optional<PriceLine> mostSpecific(
            List<PriceLine> lines, Meter meter, Map<String, String> parameters) {
        return lines.stream()
                .filter(line -> line.meter() == meter && line.matches(parameters))
                .max(Comparator.comparingInt(line -> line.when().size()));
    }

    /** The canonical parameters that any of the price lines refers to, sorted by name. */
    private Map<String, String> attributes(Map<String, String> parameters) {
        var names = new TreeSet<String>();
        base.forEach(line -> names.addAll(line.when().keySet()));
        overrides.forEach(line -> names.addAll(line.when().keySet()));
        var attributes = new TreeMap<String, String>();
        names.stream().filter(parameters::containsKey).forEach(n -> attributes.put(n, parameters.get(n)));
        return attributes;
    }
}
