package com.easyai.gateway.target;

import okhttp3.HttpUrl;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where server-main is ({@code SERVER_MAIN_BASE_URL}) and how we prove who we are ({@code SERVER_MAIN_INTERNAL_TOKEN}). */
@ConfigurationProperties("gateway.server-main")
public record ServerMainSettings(String baseUrl, String internalToken) {
    public ServerMainSettings {
        if (HttpUrl.parse(baseUrl) == null) {
            throw new IllegalArgumentException(
                    "SERVER_MAIN_BASE_URL must be the http or https URL of server-main, such as https://main.example.com.");
        }
        if (internalToken.isBlank()) {
            throw new IllegalArgumentException(
                    "SERVER_MAIN_INTERNAL_TOKEN is empty; set it to the token that server-main takes on its internal endpoints.");
        }
    }

    /** An endpoint below the base URL, whether or not that ends in a slash. */
    HttpUrl at(String path) {
        String base = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
        return HttpUrl.get(base + path);
    }

    @Override
    public String toString() {
        return "ServerMainSettings[" + baseUrl + "]";
    }
}
