package com.easyai.gateway.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/** The system's resolver under an identity of its own; the addresses are judged when connecting. */
final class GuardedDns implements Dns {
    @Override
    public List<InetAddress> lookup(String hostname) throws UnknownHostException {
        return Dns.SYSTEM.lookup(hostname);
    }
}
