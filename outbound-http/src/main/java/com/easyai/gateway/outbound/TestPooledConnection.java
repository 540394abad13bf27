package com.easyai.gateway.outbound;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Response;

/**
 * Finds out, before a request with a body is written, whether the server has closed the connection. OkHttp does this only
 * for connections that were idle for 10 s, and many servers close after 5. A request written to a closed connection would
 * be lost in a way that looks like "perhaps arrived".
 *
 * <p>The test takes a millisecond, so a client may trust a connection that has just been in use.
 */
final class TestPooledConnection implements Interceptor {
    private final long trustedNanos;
    private final Map<Connection, Long> answeredAt = Collections.synchronizedMap(new WeakHashMap<>());

    TestPooledConnection(Duration trusted) {
        this.trustedNanos = trusted.toNanos();
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Connection connection = chain.connection();
        boolean test = chain.request().body() != null && connection != null && isHttp1(connection);
        if (test && !isTrusted(connection) && isClosed(connection.socket())) {
            connection.socket().close();
            throw new StaleConnectionException();
        }
        Response response = chain.proceed(chain.request());
        if (test && trustedNanos > 0) {
            answeredAt.put(connection, System.nanoTime());
        }
        return response;
    }

    private boolean isTrusted(Connection connection) {
        if (trustedNanos == 0) {
            return false;
        }
        Long last = answeredAt.get(connection);
        return last != null && System.nanoTime() - last < trustedNanos;
    }

    /** HTTP/2 has a reader of its own that notices. */
    private static boolean isHttp1(Connection connection) {
        return connection.protocol() == Protocol.HTTP_1_1 || connection.protocol() == Protocol.HTTP_1_0;
    }

    /** An open idle connection has nothing to read, so the shortest possible read times out. */
    private static boolean isClosed(Socket socket) throws IOException {
        int timeout = socket.getSoTimeout();
        try {
            socket.setSoTimeout(1);
            socket.getInputStream().read(); // end of stream, or bytes nobody asked for: of no use either way
            return true;
        } catch (SocketTimeoutException e) {
            socket.setSoTimeout(timeout);
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
