package com.easyai.gateway.benchmark.jobs;

import com.easyai.gateway.benchmark.figures.Rounded;
import com.easyai.gateway.benchmark.figures.Table;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** Resident memory by process, in megabytes, at the end of a phase. */
record Memory(String phase, Map<String, Double> megabytes) {

    void describe(Table table) {
        table.heading("Resident memory in MB after " + phase);
        megabytes.forEach((name, value) -> table.row(name, Rounded.of(value)));
    }

    Map<String, BigDecimal> figures() {
        var figures = new LinkedHashMap<String, BigDecimal>();
        megabytes.forEach((name, value) -> figures.put(name, Rounded.of(value)));
        return figures;
    }
}
