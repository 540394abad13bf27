package com.easyai.gateway.guard;

import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Refuses plain http, on each hop of a call, before anything is resolved or connected. */
final class GuardTarget implements Interceptor {
    private final AllowedHosts allowed;

    GuardTarget(AllowedHosts allowed) {
        this.allowed = allowed;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        HttpUrl url = chain.request().url();
        if (!url.isHttps() && !allowed.admits(url)) {
            throw new ForbiddenTargetException("The URL must be https.");
        }
        return chain.proceed(chain.request());
    }
}
