package com.easyai.gateway.standin.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/** An HTTP server on loopback, or on the address it is told, with a virtual thread for every request. */
public final class WebServer implements AutoCloseable {
    private static final int ACCEPT_QUEUE = 4096;
    private static final long IDLE_MILLIS = 120_000;

    private final Server server;
    private final ServerConnector connector;

    private WebServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /** Starts listening; port 0 takes a free one. */
    public static WebServer start(String host, int port, Routes routes) {
        Server server = new Server(threads());
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        server.setHandler(new ReplyHandler(routes));
        startNow(server, port);
        return new WebServer(server, connector);
    }

    public int port() {
        return connector.getLocalPort();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception broken) {
            throw new IllegalStateException("the server on port " + port() + " does not stop", broken);
        }
    }

    /** Platform threads only for the selector; routes run on virtual ones without a cap. */
    private static QueuedThreadPool threads() {
        QueuedThreadPool pool = new QueuedThreadPool(8, 2);
        pool.setDaemon(true);
        VirtualThreadPool requests = new VirtualThreadPool(0);
        requests.setTracking(false);
        requests.setName("stand-in");
        pool.setVirtualThreadsExecutor(requests);
        return pool;
    }

    private static void startNow(Server server, int port) {
        try {
            server.start();
        } catch (IOException taken) {
            throw new UncheckedIOException("Port " + port + " cannot be opened; choose another one.", taken);
        } catch (Exception broken) {
            throw new IllegalStateException("the server on port " + port + " does not start", broken);
        }
    }
}
