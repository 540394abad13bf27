package com.easyai.gateway.comparison;

import com.easyai.gateway.canonical.CanonicalJson;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The places at which two JSON documents do not mean the same, in the order of their paths. */
final class DifferingPaths {
    private final List<Difference> found = new ArrayList<>();

    /** {@code cause} without values, to count by; {@code detail} with values, as far as they may be shown. */
    record Difference(String cause, String detail) {}

    private DifferingPaths() {}

    static List<Difference> of(JsonNode theirs, JsonNode here) {
        var paths = new DifferingPaths();
        paths.compare("", theirs, here);
        return List.copyOf(paths.found);
    }

    private void compare(String path, JsonNode theirs, JsonNode here) {
        if (theirs.isObject() && here.isObject()) {
            var names = new TreeSet<>(theirs.propertyNames());
            names.addAll(here.propertyNames());
            names.forEach(
                    name -> member(path.isEmpty() ? name : path + "." + name, theirs.path(name), here.path(name)));
        } else if (theirs.isArray() && here.isArray() && theirs.size() == here.size()) {
            for (int i = 0; i < theirs.size(); i++) {
                compare(path + "[" + i + "]", theirs.path(i), here.path(i));
            }
        } else if (!CanonicalJson.text(theirs).equals(CanonicalJson.text(here))) {
            add(path + " differs", path, theirs, here);
        }
    }

    private void member(String path, JsonNode theirs, JsonNode here) {
        if (theirs.isMissingNode()) {
            add(path + " only here", path, theirs, here);
        } else if (here.isMissingNode()) {
            add(path + " only in legacy", path, theirs, here);
        } else {
            compare(path, theirs, here);
        }
    }

    private void add(String cause, String path, JsonNode theirs, JsonNode here) {
        found.add(new Difference(
                ShownText.shown(cause),
                ShownText.shown(path) + ": " + ShownText.value(path, theirs) + " in legacy, "
                        + ShownText.value(path, here) + " here"));
    }
}
