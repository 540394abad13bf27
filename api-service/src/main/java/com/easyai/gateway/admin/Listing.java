package com.easyai.gateway.admin;

import java.util.List;

/** A list as the API shows lists. */
public record Listing<T>(String object, List<T> data) {
    public static <T> Listing<T> of(List<T> data) {
        return new Listing<>("list", data);
    }
}
