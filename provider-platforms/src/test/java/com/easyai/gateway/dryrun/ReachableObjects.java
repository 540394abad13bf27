package com.easyai.gateway.dryrun;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every object that one holds, directly or through others. The JDK's own are looked into as far as they hold ours. */
final class ReachableObjects {
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> next = new ArrayDeque<>();

    private ReachableObjects() {}

    static Set<Object> from(Object root) {
        var objects = new ReachableObjects();
        objects.found(root);
        while (!objects.next.isEmpty()) {
            objects.lookInto(objects.next.remove());
        }
        return objects.seen;
    }

    private void found(@Nullable Object object) {
        if (object != null && seen.add(object)) {
            next.add(object);
        }
    }

    private void lookInto(Object object) {
        switch (object) {
            case Map<?, ?> map ->
                map.forEach((key, value) -> {
                    found(key);
                    found(value);
                });
            case Collection<?> collection -> collection.forEach(this::found);
            case Optional<?> optional -> optional.ifPresent(this::found);
            default -> lookIntoFields(object);
        }
    }

    private void lookIntoFields(Object object) {
        Class<?> type = object.getClass();
        if (type.isArray()) {
            if (!type.getComponentType().isPrimitive()) {
                for (int i = 0; i < Array.getLength(object); i++) {
                    found(Array.get(object, i));
                }
            }
            return;
        }
        for (Class<?> in = type; in != null && !in.getModule().isNamed(); in = in.getSuperclass()) {
            Arrays.stream(in.getDeclaredFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers()))
                    .filter(field -> !field.getType().isPrimitive())
                    .forEach(field -> found(value(field, object)));
        }
    }

    private static @Nullable Object value(Field field, Object object) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " cannot be looked into", e);
        }
    }
}
