package com.easyai.gateway.standin.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A page that lies among the resources of this module. */
public final class Page {
    private Page() {}

    public static Reply of(String resource) {
        try (InputStream page = Page.class.getResourceAsStream("/" + resource)) {
            if (page == null) {
                throw new IllegalArgumentException("there is no page " + resource);
            }
            return Reply.bytes(200, "text/html; charset=utf-8", page.readAllBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException("the page " + resource + " cannot be read", broken);
        }
    }
}
