package com.easyai.gateway.catalogue;

import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.pricing.PriceLine;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A model of the base library: what it can do, the parameters it takes in the document's order, its base prices. */
public record Model(String name, Set<JobKind> kinds, Map<String, ParameterRule> parameters, List<PriceLine> pricing) {
    public Model {
        kinds = Set.copyOf(kinds);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        pricing = List.copyOf(pricing);
    }
}
