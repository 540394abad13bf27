package com.easyai.gateway.guard;

import java.io.IOException;
import okhttp3.Connection;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Judges the connection that a request is about to be written to, whoever opened it: a pooled HTTP/2 connection may carry
 * requests for another host than the one it was opened for.
 */
final class GuardConnection implements Interceptor {
    private final AllowedHosts allowed;

    GuardConnection(AllowedHosts allowed) {
        this.allowed = allowed;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Connection connection = chain.connection();
        if (connection == null || !mayCarry(connection, chain.request().url())) {
            throw new ForbiddenTargetException("The URL leads to an address that is not public.");
        }
        return chain.proceed(chain.request());
    }

    private boolean mayCarry(Connection connection, HttpUrl url) {
        return allowed.admits(url)
                || PublicAddress.is(connection.route().socketAddress().getAddress());
    }
}
