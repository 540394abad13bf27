package com.easyai.gateway.guard;

import java.net.InetAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;
import okhttp3.OkHttpClient;

/**
 * Makes a client safe for URLs from outside: https only and public addresses only, except for allowed hosts, judged on
 * the address that is connected to and on every redirect.
 */
public final class Guard {
    private Guard() {}

    /** Adds the guard to a client that does not follow redirects by itself; it then follows those of GET and HEAD. */
    public static void put(OkHttpClient.Builder client, AllowedHosts allowed, int maxRedirects) {
        // The pool compares this object too: a guarded call never gets a connection that another client opened.
        client.dns(new GuardedDns());
        client.socketFactory(new GuardedSockets(allowed));
        // A proxy would connect in our place, to addresses that we never see.
        client.proxy(Proxy.NO_PROXY);
        client.interceptors().add(0, new GuardTarget(allowed));
        client.interceptors().add(0, new FollowRedirects(maxRedirects));
        client.networkInterceptors().add(0, new GuardConnection(allowed));
    }

    /** The system's resolver under an identity of its own; the addresses are judged when connecting. */
    private static final class GuardedDns implements Dns {
        @Override
        public List<InetAddress> lookup(String hostname) throws UnknownHostException {
            return Dns.SYSTEM.lookup(hostname);
        }
    }
}
