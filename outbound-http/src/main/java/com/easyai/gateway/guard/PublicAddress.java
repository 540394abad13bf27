package com.easyai.gateway.guard;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Tells addresses of the open internet from all others, after the IANA special-purpose registries. IPv4 is public unless
 * listed; IPv6 is public only inside global unicast and unless listed, so that what is not assigned yet stays shut.
 */
final class PublicAddress {
    private static final List<Block> NOT_PUBLIC = blocks(
            "0.0.0.0/8", // this network
            "10.0.0.0/8",
            "100.64.0.0/10", // carrier-grade NAT; also a cloud's metadata service (100.100.100.200)
            "127.0.0.0/8",
            "168.63.129.16/32", // Azure's host agent answers its virtual machines on this public-looking address
            "169.254.0.0/16", // link-local, and with it most clouds' metadata services
            "172.16.0.0/12",
            "192.0.0.0/24", // protocol assignments; also Oracle cloud's metadata service
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16",
            "198.18.0.0/15", // benchmarking
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4", // reserved, and broadcast
            "2001::/23", // protocol assignments, Teredo and ORCHID among them
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4, which can spell any IPv4 address
            "3fff::/20"); // documentation

    private static final Block GLOBAL_UNICAST = Block.parse("2000::/3");
    /** A network that has IPv6 only reaches IPv4 through this prefix, whose last four bytes are the real target. */
    private static final Block NAT64 = Block.parse("64:ff9b::/96");

    private static final int IPV4_LENGTH = 4;
    private static final int NAT64_PREFIX_LENGTH = 12;

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        return is(address.getAddress());
    }

    private static boolean is(byte[] address) {
        if (NAT64.holds(address)) {
            return is(Arrays.copyOfRange(address, NAT64_PREFIX_LENGTH, address.length));
        }
        boolean routed = address.length == IPV4_LENGTH || GLOBAL_UNICAST.holds(address);
        return routed && NOT_PUBLIC.stream().noneMatch(block -> block.holds(address));
    }

    private static List<Block> blocks(String... cidrs) {
        return Arrays.stream(cidrs).map(Block::parse).toList();
    }

    private record Block(byte[] network, int bits) {
        static Block parse(String cidr) {
            int slash = cidr.indexOf('/');
            byte[] network = InetAddress.ofLiteral(cidr.substring(0, slash)).getAddress();
            return new Block(network, Integer.parseInt(cidr.substring(slash + 1)));
        }

        boolean holds(byte[] address) {
            if (address.length != network.length) {
                return false;
            }
            int whole = bits / Byte.SIZE;
            int mask = 0xff00 >> (bits % Byte.SIZE) & 0xff;
            return Arrays.equals(address, 0, whole, network, 0, whole)
                    && (mask == 0 || (address[whole] & mask) == (network[whole] & mask));
        }
    }
}
