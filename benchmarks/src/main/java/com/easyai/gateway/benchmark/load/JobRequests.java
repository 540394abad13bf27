package com.easyai.gateway.benchmark.load;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.LongUnaryOperator;

/**
 * Submits of one kind: each with an Idempotency-Key of its own, each connection with a user of its own, whose key the
 * stand-in server-main verifies.
 *
 * @param target  the api
 * @param series  keeps the keys of two loads apart, both of which count from 0
 * @param body    the JSON body; {@code ############} in it is the submit's number, {@code @@@@@} what {@code derived} says
 * @param derived a number of up to five digits that follows from the submit's
 */
public record JobRequests(InetSocketAddress target, String series, String body, LongUnaryOperator derived)
        implements LoadRequests {

    public JobRequests(InetSocketAddress target, String body) {
        this(target, "first", body, number -> 0);
    }

    /** The same submits under other keys. */
    public JobRequests inSeries(String name) {
        return new JobRequests(target, name, body, derived);
    }

    @Override
    public int wanted() {
        return 202;
    }

    @Override
    public Template forUser(int user) {
        String head = """
                POST /v1/jobs HTTP/1.1
                Host: %s:%d
                Authorization: Bearer sk-user-bench-%d
                Idempotency-Key: %s-############
                Content-Type: application/json
                Content-Length: %d

                """.formatted(
                        target.getHostString(),
                        target.getPort(),
                        user,
                        series,
                        body.getBytes(StandardCharsets.US_ASCII).length);
        return new RequestTemplate(head.replace("\n", "\r\n") + body, derived)::of;
    }
}
