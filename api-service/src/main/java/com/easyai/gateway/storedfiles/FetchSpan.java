package com.easyai.gateway.storedfiles;

import com.easyai.gateway.outbound.CallLimits;
import com.easyai.gateway.outbound.OutboundHttp;
import java.io.IOException;
import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Asks for a part of a stored file, also of a server that only gives whole ones. server-main's own address is where the
 * operator says it is, so it may be private; every other goes through the guarded client.
 */
final class FetchSpan {
    private static final int OK = 200;
    private static final int PARTIAL = 206;

    /** A large file on its way to a slow reader may take long; silence may not. */
    private static final CallLimits LIMITS =
            new CallLimits(Duration.ofSeconds(30), Duration.ofHours(2), Long.MAX_VALUE);

    private final OkHttpClient guarded;
    private final OkHttpClient trusted;
    private final HttpUrl serverMain;

    FetchSpan(OutboundHttp http, HttpUrl serverMain) {
        this.guarded = http.guarded(LIMITS);
        this.trusted = http.trusted(LIMITS);
        this.serverMain = serverMain;
    }

    /** An answer whose next byte is the span's first. */
    Response fetch(HttpUrl url, Span span) throws IOException {
        Request request = new Request.Builder()
                .url(url)
                .header("Accept-Encoding", "identity")
                .header("Range", "bytes=" + span.first() + "-" + span.last())
                .build();
        Response response =
                (isServerMain(url) ? trusted : guarded).newCall(request).execute();
        try {
            place(response, span);
            return response;
        } catch (IOException e) {
            response.close();
            throw e;
        }
    }

    private static void place(Response response, Span span) throws IOException {
        String range = response.header("Content-Range", "");
        if (response.code() == OK) {
            response.body().source().skip(span.first());
        } else if (response.code() != PARTIAL || !String.valueOf(range).startsWith("bytes " + span.first() + "-")) {
            throw new IOException("status " + response.code() + " for bytes from " + span.first());
        }
    }

    private boolean isServerMain(HttpUrl url) {
        return url.scheme().equals(serverMain.scheme())
                && url.host().equals(serverMain.host())
                && url.port() == serverMain.port();
    }
}
