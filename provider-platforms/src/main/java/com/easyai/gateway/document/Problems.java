package com.easyai.gateway.document;

import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with one document, in the order found. */
final class Problems {
    private final List<CatalogueProblem> refusals = new ArrayList<>();
    private final List<CatalogueProblem> warnings = new ArrayList<>();

    void refuse(String path, String message) {
        refusals.add(new CatalogueProblem(path, message));
    }

    void warn(String path, String message) {
        warnings.add(new CatalogueProblem(path, message));
    }

    boolean any() {
        return !refusals.isEmpty();
    }

    List<CatalogueProblem> refusals() {
        return List.copyOf(refusals);
    }

    List<CatalogueProblem> warnings() {
        return List.copyOf(warnings);
    }
}
