package com.easyai.gateway.outbound;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * Sends a body at most once. It declares each body one-shot, the one thing that stops OkHttp from answering a 503 with
 * {@code Retry-After: 0}, or a 421, by sending the request again. It does replace a pooled connection that was found
 * closed before the first byte.
 */
final class SendOnce implements Interceptor {
    /** More dead connections in a row than this mean that the server is going away. */
    private static final int MAX_STALE_CONNECTIONS = 10;

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = oneShot(chain.request());
        for (int stale = 0; true; stale++) {
            try {
                return chain.proceed(request);
            } catch (StaleConnectionException e) {
                if (stale == MAX_STALE_CONNECTIONS) {
                    throw e;
                }
            }
        }
    }

    private static Request oneShot(Request request) {
        RequestBody body = request.body();
        return body == null
                ? request
                : request.newBuilder()
                        .method(request.method(), new OneShot(body))
                        .build();
    }

    private static final class OneShot extends RequestBody {
        private final RequestBody body;

        OneShot(RequestBody body) {
            this.body = body;
        }

        @Override
        public @Nullable MediaType contentType() {
            return body.contentType();
        }

        @Override
        public long contentLength() throws IOException {
            return body.contentLength();
        }

        @Override
        public boolean isOneShot() {
            return true;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            body.writeTo(sink);
        }
    }
}
