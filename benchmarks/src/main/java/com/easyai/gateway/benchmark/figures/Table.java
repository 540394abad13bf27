package com.easyai.gateway.benchmark.figures;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Lines of a name and what was measured, under headings. */
public final class Table {
    private final List<String[]> rows = new ArrayList<>();

    public Table heading(String text) {
        rows.add(new String[] {text});
        return this;
    }

    public Table row(String name, Object value) {
        rows.add(new String[] {name, String.valueOf(value)});
        return this;
    }

    /** Prints what was added since the last time, so that a phase's figures are there whatever becomes of the next. */
    public void print(PrintStream out) {
        if (rows.isEmpty()) return;
        int width = rows.stream()
                .filter(row -> row.length > 1)
                .mapToInt(row -> row[0].length())
                .max()
                .orElse(0);
        for (String[] row : rows) {
            out.println(row.length == 1 ? "\n" + row[0] : "  %s  %s".formatted(padded(row[0], width), row[1]));
        }
        out.println();
        rows.clear();
    }

    private static String padded(String name, int width) {
        return name + " ".repeat(width - name.length());
    }
}
