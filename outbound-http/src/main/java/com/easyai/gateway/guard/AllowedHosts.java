package com.easyai.gateway.guard;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/**
 * Hosts that operators vouch for ({@code GATEWAY_ALLOWED_HOSTS}): they may lie on private addresses and be spoken to in
 * plain http. An entry is {@code host} or {@code host:port}; an IPv6 address stands in brackets.
 */
public record AllowedHosts(Set<String> entries) {
    public static final AllowedHosts NONE = new AllowedHosts(Set.of());

    public AllowedHosts {
        entries = entries.stream().map(AllowedHosts::canonical).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Reads the comma separated setting; blank entries are ignored.
     *
     * @throws IllegalArgumentException naming the entry that is neither a host nor a host and port
     */
    public static AllowedHosts parse(String setting) {
        return new AllowedHosts(Arrays.stream(setting.split(",", -1))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .collect(Collectors.toSet()));
    }

    /** Whether that text is a URL of one of them. */
    public boolean admitsUrl(String text) {
        HttpUrl url = HttpUrl.parse(text);
        return url != null && admits(url);
    }

    /** Whether the host of that URL, at its port, is one of them. */
    boolean admits(HttpUrl url) {
        return entries.contains(host(url)) || entries.contains(host(url) + ":" + url.port());
    }

    /** Whether the address was looked up for one of them, or is one of them written as a literal. */
    boolean admits(InetSocketAddress address) {
        String host = address.getHostString();
        HttpUrl url =
                HttpUrl.parse("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort());
        return url != null && admits(url);
    }

    /** The spelling that OkHttp gives the same host, so that entries and URLs compare as text. */
    private static String canonical(String entry) {
        HttpUrl url = HttpUrl.parse("http://" + entry + "/");
        if (url == null || !url.encodedPath().equals("/") || !url.username().isEmpty() || url.querySize() > 0) {
            throw new IllegalArgumentException(
                    "GATEWAY_ALLOWED_HOSTS: \"" + entry + "\" is neither a host nor host:port");
        }
        boolean namesPort = entry.matches(".*:\\d+") && !entry.endsWith("]");
        return namesPort ? host(url) + ":" + url.port() : host(url);
    }

    private static String host(HttpUrl url) {
        return url.host().contains(":") ? "[" + url.host() + "]" : url.host();
    }
}
