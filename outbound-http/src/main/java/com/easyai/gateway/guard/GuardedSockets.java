package com.easyai.gateway.guard;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/**
 * Makes sockets that judge the very address they are about to connect to. This holds for names, for any spelling of an
 * IP literal (for which OkHttp asks no {@code Dns}) and for a name that resolves differently each time.
 */
final class GuardedSockets extends SocketFactory {
    private final AllowedHosts allowed;

    GuardedSockets(AllowedHosts allowed) {
        this.allowed = allowed;
    }

    @Override
    public Socket createSocket() {
        return new GuardedSocket(allowed);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    private Socket connected(InetSocketAddress address) throws IOException {
        Socket socket = createSocket();
        socket.connect(address);
        return socket;
    }

    private static final class GuardedSocket extends Socket {
        private final AllowedHosts allowed;

        GuardedSocket(AllowedHosts allowed) {
            super(Proxy.NO_PROXY);
            this.allowed = allowed;
        }

        @Override
        public void connect(SocketAddress endpoint) throws IOException {
            connect(endpoint, 0);
        }

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            if (!(endpoint instanceof InetSocketAddress address) || !mayConnect(address)) {
                throw new ForbiddenTargetException("The URL leads to an address that is not public.");
            }
            super.connect(endpoint, timeout);
        }

        private boolean mayConnect(InetSocketAddress address) {
            InetAddress ip = address.getAddress();
            return ip != null && (allowed.admits(address) || PublicAddress.is(ip));
        }
    }
}
