package com.easyai.gateway.outbound;

import com.easyai.gateway.guard.AllowedHosts;
import com.easyai.gateway.guard.ForbiddenTargetException;
import com.easyai.gateway.guard.Guard;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.OkHttpClient;

/**
 * Builds every HTTP client of a process over one connection pool. Use them with a blocking {@code execute()} on a virtual
 * thread; OkHttp's dispatcher limits only {@code enqueue}.
 *
 * <p>No client ever sends a request a second time once a byte of it may have left: a POST resent behind our back would be
 * a second submission. OkHttp does so on a stale pooled connection ({@code retryOnConnectionFailure}), after a 408, after
 * a 503 with {@code Retry-After: 0} and after a 421; all four are off. Instead a pooled connection is tested before a
 * request with a body is written to it, and replaced while that is certainly safe. {@link CallReach} tells the callers
 * whether a failed request can have arrived.
 */
public final class OutboundHttp implements AutoCloseable {
    private static final Duration JUST_USED = Duration.ofSeconds(1);

    private final OkHttpClient base;
    private final OkHttpClient guarded;

    public OutboundHttp(OutboundSettings settings) {
        this.base = base(settings);
        this.guarded = guarded(settings, base);
    }

    /**
     * A client for URLs that we were given, and for provider base URLs: https only, public addresses only, checked on the
     * address that is connected to and on every redirect; {@link AllowedHosts} are exempt from both. Redirects are
     * followed for GET and HEAD only, and lose every header that could hold a credential when they change the origin.
     * A forbidden target ends in {@link ForbiddenTargetException}, an answer that is too large in
     * {@link TooLargeException}, on {@code execute()} or while the body is read.
     */
    public OkHttpClient guarded(CallLimits limits) {
        return limited(guarded, limits);
    }

    /**
     * As {@link #guarded}, for requests that cost little if they are lost and asked elsewhere: a pooled connection that
     * answered within the last second is used without the millisecond that testing it takes.
     */
    public OkHttpClient guardedQuick(CallLimits limits) {
        OkHttpClient.Builder quick = guarded(limits).newBuilder();
        quick.networkInterceptors()
                .replaceAll(each -> each instanceof TestPooledConnection ? new TestPooledConnection(JUST_USED) : each);
        return quick.build();
    }

    /** A client for the configured base URL of server-main: any address, redirects are answers like any other. */
    public OkHttpClient trusted(CallLimits limits) {
        return limited(base, limits);
    }

    /** Closes idle connections. Calls in flight go on to their end. */
    @Override
    public void close() {
        base.connectionPool().evictAll();
        base.dispatcher().executorService().shutdown();
    }

    private static OkHttpClient base(OutboundSettings settings) {
        return new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(
                        settings.idleConnections(), settings.idleKeepAlive().toMillis(), TimeUnit.MILLISECONDS))
                .connectTimeout(settings.connectTimeout())
                // Racing addresses would connect on threads of OkHttp's own; one after the other stays on the caller's.
                .fastFallback(false)
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .cookieJar(CookieJar.NO_COOKIES)
                .addInterceptor(new SendOnce())
                .addNetworkInterceptor(new TestPooledConnection(Duration.ZERO))
                .build();
    }

    private static OkHttpClient guarded(OutboundSettings settings, OkHttpClient base) {
        OkHttpClient.Builder builder = base.newBuilder();
        Guard.put(builder, settings.allowedHosts(), settings.maxRedirects());
        return builder.build();
    }

    private static OkHttpClient limited(OkHttpClient client, CallLimits limits) {
        OkHttpClient.Builder builder = client.newBuilder()
                .readTimeout(limits.idle())
                .writeTimeout(limits.idle())
                .callTimeout(limits.wholeCall());
        builder.interceptors().add(0, new CapBytes(limits.maxBytes()));
        return builder.build();
    }
}
