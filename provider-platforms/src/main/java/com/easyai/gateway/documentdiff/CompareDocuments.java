package com.easyai.gateway.documentdiff;

import com.easyai.gateway.canonical.CanonicalJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares field by field. Models, platforms and price lines are matched by what names them and not by their place, so
 * that one which is put in between changes one place and not all behind it.
 */
public final class CompareDocuments {
    private final List<DocumentChange> changes = new ArrayList<>();

    private CompareDocuments() {}

    /** All that differs, in the order of the document; empty for two that say the same. */
    public static List<DocumentChange> changes(ObjectNode before, ObjectNode after) {
        var comparison = new CompareDocuments();
        comparison.compare("", before, after);
        return List.copyOf(comparison.changes);
    }

    private void compare(String path, @Nullable JsonNode before, @Nullable JsonNode after) {
        if (before instanceof ObjectNode was && after instanceof ObjectNode is) {
            compareFields(path, was, is);
        } else if (before instanceof ArrayNode was && after instanceof ArrayNode is) {
            compareLists(path, was, is);
        } else if (!same(before, after)) {
            changes.add(new DocumentChange(path, before, after));
        }
    }

    private void compareFields(String path, ObjectNode before, ObjectNode after) {
        for (String name : union(before.propertyNames(), after.propertyNames())) {
            compare(path.isEmpty() ? name : path + "." + name, before.get(name), after.get(name));
        }
    }

    private void compareLists(String path, ArrayNode before, ArrayNode after) {
        Optional<Map<String, JsonNode>> was = byName(before);
        Optional<Map<String, JsonNode>> is = byName(after);
        if (was.isPresent() && is.isPresent()) {
            compareNamed(path, was.get(), is.get());
        } else if (!same(before, after)) {
            changes.add(new DocumentChange(path, before, after));
        }
    }

    private void compareNamed(String path, Map<String, JsonNode> before, Map<String, JsonNode> after) {
        for (String name : union(before.keySet(), after.keySet())) {
            compare(path + "[" + name + "]", before.get(name), after.get(name));
        }
        List<String> stayed =
                before.keySet().stream().filter(after::containsKey).toList();
        List<String> stay = after.keySet().stream().filter(before::containsKey).toList();
        if (!stayed.equals(stay)) {
            changes.add(new DocumentChange(path, texts(stayed), texts(stay)));
        }
    }

    /** Empty if an element has no name or shares it: such a list is compared as one value. */
    private static Optional<Map<String, JsonNode>> byName(ArrayNode list) {
        var named = new LinkedHashMap<String, JsonNode>();
        for (JsonNode item : list) {
            Optional<String> name = name(item);
            if (name.isEmpty() || named.put(name.get(), item) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(named);
    }

    private static Optional<String> name(JsonNode item) {
        return item.path("name")
                .stringValueOpt()
                .or(() -> item.path("model").stringValueOpt())
                .or(() -> item.path("meter").stringValueOpt().map(meter -> meter + conditions(item.path("when"))));
    }

    /** {@code , quality=high}: what tells a price line from another one of its meter. */
    private static String conditions(JsonNode when) {
        var text = new StringBuilder();
        for (String name : new TreeSet<>(when.propertyNames())) {
            text.append(", ").append(name).append('=').append(when.path(name).asString(""));
        }
        return text.toString();
    }

    private static boolean same(@Nullable JsonNode before, @Nullable JsonNode after) {
        return Objects.equals(canonical(before), canonical(after));
    }

    private static @Nullable String canonical(@Nullable JsonNode value) {
        return value == null ? null : CanonicalJson.text(value);
    }

    private static Set<String> union(Iterable<String> before, Iterable<String> after) {
        var names = new LinkedHashSet<String>();
        before.forEach(names::add);
        after.forEach(names::add);
        return names;
    }

    private static ArrayNode texts(List<String> names) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        names.forEach(list::add);
        return list;
    }
}
