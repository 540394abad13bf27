package com.easyai.gateway.benchmark.jobs;

import com.easyai.gateway.benchmark.figures.Rounded;
import com.easyai.gateway.benchmark.figures.Table;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** Resident memory by process, in megabytes: while complete jobs were measured, and at the end of the backlog phase. */
record Memory(Map<String, Double> complete, Map<String, Double> backlog) {

    void describe(Table table) {
        table.heading("Resident memory in MB (after complete jobs, after the backlog)");
        complete.forEach((name, value) ->
                table.row(name, Rounded.of(value) + ", " + Rounded.of(backlog.getOrDefault(name, 0.0))));
    }

    Map<String, BigDecimal> figures() {
        var figures = new LinkedHashMap<String, BigDecimal>();
        complete.forEach((name, value) ->
                figures.put(name, Rounded.of(Math.max(value, backlog.getOrDefault(name, 0.0)))));
        return figures;
    }
}
