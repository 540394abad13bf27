package com.easyai.gateway.standin.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Paths such as {@code /files/{id}/{name}} and what answers them; the first one that fits is taken. */
public final class Routes {

    /** Answers one request; an exception becomes a 500. */
    @FunctionalInterface
    public interface Route {
        Reply answer(Exchange exchange) throws IOException;
    }

    record Match(Route route, Map<String, String> parts) {}

    private record Entry(String method, List<String> segments, Route route) {}

    private final List<Entry> entries = new ArrayList<>();

    public Routes on(String method, String pattern, Route route) {
        entries.add(new Entry(method, List.of(pattern.split("/", -1)), route));
        return this;
    }

    Optional<Match> find(String method, String path) {
        String[] asked = path.split("/", -1);
        for (Entry entry : entries) {
            Map<String, String> parts = fits(entry, method, asked);
            if (parts != null) {
                return Optional.of(new Match(entry.route, parts));
            }
        }
        return Optional.empty();
    }

    private static @Nullable Map<String, String> fits(Entry entry, String method, String[] asked) {
        if (entry.segments.size() != asked.length || !entry.method.equals(method)) {
            return null;
        }
        Map<String, String> parts = Map.of();
        for (int i = 0; i < asked.length; i++) {
            String segment = entry.segments.get(i);
            if (segment.startsWith("{")) {
                parts = with(parts, segment.substring(1, segment.length() - 1), asked[i]);
            } else if (!segment.equals(asked[i])) {
                return null;
            }
        }
        return parts;
    }

    private static Map<String, String> with(Map<String, String> parts, String name, String value) {
        Map<String, String> more = new HashMap<>(parts);
        more.put(name, value);
        return more;
    }
}
