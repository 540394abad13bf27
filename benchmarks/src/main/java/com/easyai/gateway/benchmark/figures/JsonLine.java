package com.easyai.gateway.benchmark.figures;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The one line that a benchmark ends with, for programs: everything that was measured, in the order it is put. */
public final class JsonLine {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, Object> figures = new LinkedHashMap<>();

    public JsonLine(String benchmark) {
        figures.put("benchmark", benchmark);
        figures.put("machine", machine());
    }

    private static Map<String, Object> machine() {
        var machine = new LinkedHashMap<String, Object>();
        machine.put("processors", Runtime.getRuntime().availableProcessors());
        machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        machine.put("java", Runtime.version().toString());
        return machine;
    }

    public JsonLine put(String name, Object value) {
        figures.put(name, value);
        return this;
    }

    @Override
    public String toString() {
        return JSON.writeValueAsString(figures);
    }
}
