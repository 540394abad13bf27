package com.easyai.gateway.web;

import java.util.Locale;

/** Who a path is for. */
enum Realm {
    USERS,
    SERVER_MAIN,
    OPERATORS,
    /** Holds nothing of anybody: health, metrics, the description of the API, the operators' page without its data. */
    OPEN;

    /** Takes a decoded, normalised path. */
    static Realm of(String path) {
        return switch (firstSegment(path)) {
            case "v1" -> USERS;
            case "internal" -> SERVER_MAIN;
            case "admin" -> OPERATORS;
            default -> OPEN;
        };
    }

    /** As metrics name it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String firstSegment(String path) {
        int end = path.indexOf('/', 1);
        return path.isEmpty() ? "" : path.substring(1, end < 0 ? path.length() : end);
    }
}
