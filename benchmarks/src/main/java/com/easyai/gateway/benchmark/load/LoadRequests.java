package com.easyai.gateway.benchmark.load;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** What a load is made of, and which answer counts. */
public sealed interface LoadRequests permits JobRequests, CallRequests {
    InetSocketAddress target();

    /** The status of an answer that is wanted; any other is counted as refused. */
    int wanted();

    /** The requests of one connection; a request is written over by the next one. */
    Template forUser(int user);

    /** Makes the request of a number. */
    @FunctionalInterface
    interface Template {
        ByteBuffer of(long number);
    }
}
