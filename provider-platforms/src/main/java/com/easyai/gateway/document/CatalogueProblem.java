package com.easyai.gateway.document;

/** What is wrong at one place of the document, such as {@code platforms[0].models[1].pricing[0].price}. */
public record CatalogueProblem(String path, String message) {
    @Override
    public String toString() {
        return path + ": " + message;
    }
}
