package com.easyai.gateway.guard;

import java.io.IOException;
import java.net.ProtocolException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Follows redirects of GET and HEAD, a bounded number. OkHttp's own would drop {@code Authorization} alone on the way to
 * another host, and providers keep their keys in headers of many names: here only the harmless ones go along.
 */
final class FollowRedirects implements Interceptor {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<String> METHODS = Set.of("GET", "HEAD");
    private static final Set<String> HARMLESS = Set.of("accept", "accept-encoding", "range", "user-agent");

    private final int maxRedirects;

    FollowRedirects(int maxRedirects) {
        this.maxRedirects = maxRedirects;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        for (int followed = 0; true; followed++) {
            Response response = chain.proceed(request);
            Optional<HttpUrl> location = location(request, response);
            if (location.isEmpty()) {
                return response;
            }
            response.close();
            if (followed == maxRedirects) {
                throw new ProtocolException("The URL redirects more than " + maxRedirects + " times.");
            }
            request = redirected(request, location.get());
        }
    }

    private static Optional<HttpUrl> location(Request request, Response response) {
        String location = response.header("Location");
        if (location == null || !REDIRECTS.contains(response.code()) || !METHODS.contains(request.method())) {
            return Optional.empty();
        }
        return Optional.ofNullable(request.url().resolve(location));
    }

    private static Request redirected(Request request, HttpUrl location) {
        Request.Builder next = request.newBuilder().url(location);
        return sameOrigin(request.url(), location)
                ? next.build()
                : next.headers(harmless(request.headers())).build();
    }

    private static boolean sameOrigin(HttpUrl from, HttpUrl to) {
        return from.scheme().equals(to.scheme()) && from.host().equals(to.host()) && from.port() == to.port();
    }

    private static Headers harmless(Headers headers) {
        Headers.Builder kept = headers.newBuilder();
        headers.names().stream()
                .filter(name -> !HARMLESS.contains(name.toLowerCase(Locale.ROOT)))
                .forEach(kept::removeAll);
        return kept.build();
    }
}
