package com.easyai.gateway.benchmark.load;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * Calls whose answer is waited for, without an Idempotency-Key.
 *
 * @param target who is called
 * @param path   such as {@code /v1/chat/completions}
 * @param key    the bearer key; {@code %d} in it is the connection's number, so that each has a user of its own
 * @param body   the JSON body; {@code ############} in it is the call's number
 */
public record CallRequests(InetSocketAddress target, String path, String key, String body) implements LoadRequests {
    @Override
    public int wanted() {
        return 200;
    }

    @Override
    public Template forUser(int user) {
        String head = """
                POST %s HTTP/1.1
                Host: %s:%d
                Authorization: Bearer %s
                Content-Type: application/json
                Content-Length: %d

                """.formatted(
                        path,
                        target.getHostString(),
                        target.getPort(),
                        key.replace("%d", Integer.toString(user)),
                        body.getBytes(StandardCharsets.US_ASCII).length);
        return new RequestTemplate(head.replace("\n", "\r\n") + body, number -> 0)::of;
    }

    /** Prints without the key. */
    @Override
    public String toString() {
        return "CallRequests[" + target + path + "]";
    }
}
