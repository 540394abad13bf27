package com.easyai.gateway.outbound;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/** Ends an answer that is longer than allowed, counted after decompression, so that a small answer cannot grow large. */
final class CapBytes implements Interceptor {
    private final long maxBytes;

    CapBytes(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        if (response.body().contentLength() > maxBytes) {
            response.close();
            throw new TooLargeException(maxBytes);
        }
        return response.newBuilder().body(new Capped(response.body(), maxBytes)).build();
    }

    private static final class Capped extends ResponseBody {
        private final ResponseBody body;
        private final BufferedSource source;

        Capped(ResponseBody body, long maxBytes) {
            this.body = body;
            this.source = Okio.buffer(new CappedSource(body.source(), maxBytes));
        }

        @Override
        public @Nullable MediaType contentType() {
            return body.contentType();
        }

        @Override
        public long contentLength() {
            return body.contentLength();
        }

        @Override
        public BufferedSource source() {
            return source;
        }
    }

    private static final class CappedSource extends ForwardingSource {
        private final long maxBytes;
        private long seen;

        CappedSource(Source source, long maxBytes) {
            super(source);
            this.maxBytes = maxBytes;
        }

        @Override
        public long read(Buffer sink, long byteCount) throws IOException {
            long read = super.read(sink, byteCount);
            seen += Math.max(read, 0);
            if (seen > maxBytes) {
                throw new TooLargeException(maxBytes);
            }
            return read;
        }
    }
}
