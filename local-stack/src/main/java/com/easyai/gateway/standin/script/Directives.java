package com.easyai.gateway.standin.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The directives of one prompt, in the order in which they are written. */
public record Directives(List<Directive> all) {
    private static final Directives NONE = new Directives(List.of());
    private static final Pattern MARK = Pattern.compile("\\[\\[([^\\[\\]]{1,200})]]");

    public static Directives in(String prompt) {
        if (!prompt.contains("[[")) {
            return NONE;
        }
        List<Directive> found = new ArrayList<>();
        Matcher mark = MARK.matcher(prompt);
        while (mark.find()) {
            found.add(directive(mark.group(1).strip().split("\\s+")));
        }
        return new Directives(List.copyOf(found));
    }

    private static Directive directive(String[] words) {
        List<String> arguments = new ArrayList<>();
        Map<String, String> options = new HashMap<>();
        OptionalInt times = OptionalInt.empty();
        for (int i = 1; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            if (words[i].matches("x\\d{1,6}")) {
                times = OptionalInt.of(Integer.parseInt(words[i].substring(1)));
            } else if (equals > 0) {
                options.put(words[i].substring(0, equals), words[i].substring(equals + 1));
            } else {
                arguments.add(words[i]);
            }
        }
        String name = words[0].toLowerCase(Locale.ROOT);
        return new Directive(name, String.join(" ", arguments), Map.copyOf(options), times);
    }

    public Optional<Directive> named(String name) {
        return all.stream().filter(directive -> directive.name().equals(name)).findFirst();
    }

    public boolean has(String name) {
        return named(name).isPresent();
    }
}
