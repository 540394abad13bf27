package com.easyai.gateway.outbound;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Response;

/**
 * Finds out, before a request with a body is written, whether the server has closed the connection. OkHttp does this only
 * for connections that were idle for 10 s, and many servers close after 5. A request written to a closed connection would
 * be lost in a way that looks like "perhaps arrived".
 */
final class TestPooledConnection implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
        Connection connection = chain.connection();
        boolean test = chain.request().body() != null && connection != null && isHttp1(connection);
        if (test && isClosed(connection.socket())) {
            connection.socket().close();
            throw new StaleConnectionException();
        }
        return chain.proceed(chain.request());
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
