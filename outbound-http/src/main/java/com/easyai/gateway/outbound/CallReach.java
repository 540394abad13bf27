package com.easyai.gateway.outbound;

import java.io.IOException;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.internal.http2.ConnectionShutdownException;
import okhttp3.internal.http2.ErrorCode;
import okhttp3.internal.http2.StreamResetException;

/**
 * Watches one call to tell, when it fails, whether its request can have reached the server.
 *
 * <pre>{@code
 * Call call = client.newCall(request);
 * CallReach reach = CallReach.watch(call);
 * try (Response response = call.execute()) { … } catch (IOException e) { switch (reach.of(e)) { … } }
 * }</pre>
 */
public final class CallReach {
    /** How far a failed request came. */
    public enum Reach {
        /** The server certainly has not seen it: sending it again, anywhere, is safe. */
        NOT_REACHED,
        /** It was being written or was written; the server may have acted on it. */
        UNKNOWN
    }

    private volatile boolean writing;

    private CallReach() {}

    /** Must be called before {@code execute()}. */
    public static CallReach watch(Call call) {
        CallReach reach = new CallReach();
        call.addEventListener(new EventListener() {
            @Override
            public void requestHeadersStart(Call watched) {
                reach.writing = true;
            }
        });
        return reach;
    }

    /** Judges what {@code execute()}, or reading its answer, threw. */
    public Reach of(IOException failure) {
        return !writing || refusedByHttp2(failure) ? Reach.NOT_REACHED : Reach.UNKNOWN;
    }

    /** HTTP/2 promises that a stream refused, or opened after the server said goodbye, was not processed (RFC 9113, 8.7). */
    private static boolean refusedByHttp2(IOException failure) {
        return failure instanceof ConnectionShutdownException
                || (failure instanceof StreamResetException reset && reset.errorCode == ErrorCode.REFUSED_STREAM);
    }
}
