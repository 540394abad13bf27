package com.easyai.gateway.client.exchange;

import com.easyai.gateway.client.caller.Call;
import com.easyai.gateway.client.failure.GatewayException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Sends calls until they are answered for good. A call is sent again when no answer came, or when the gateway says that
 * it may be (409 while its key is still being accepted, 429 and 503 with {@code Retry-After}); always under the same key,
 * never after a good answer has begun, and never past its deadline.
 */
public final class Exchange {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final TryOnce once;
    private final String internalToken;
    private final RetryPolicy policy;

    public Exchange(URI base, String internalToken, RetryPolicy policy) {
        this.once = new TryOnce(client(), base);
        this.internalToken = internalToken;
        this.policy = policy;
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build();
    }

    /** Its time begins now. */
    public Outgoing post(Call call, String path, Map<String, Object> body) {
        Map<String, String> headers = headers(call);
        String key = call.idempotencyKey();
        headers.put("Idempotency-Key", key == null ? UUID.randomUUID().toString() : key);
        return new Outgoing(path, headers, Json.write(body), Deadline.in(call.timeout()), false);
    }

    public Outgoing get(Call call, String path, Deadline deadline) {
        return new Outgoing(path, headers(call), null, deadline, false);
    }

    private Map<String, String> headers(Call call) {
        return new HashMap<>(call.caller().headers(internalToken));
    }

    /**
     * Sends it, and reads what came.
     *
     * @throws GatewayException if there is no good answer
     */
    public <T> T send(Outgoing request, Class<T> answer) {
        return Json.read(send(request).body(), answer);
    }

    /**
     * Sends it; what came is yet to be read.
     *
     * @throws GatewayException if there is no good answer
     */
    public HttpResponse<InputStream> send(Outgoing request) {
        for (int tried = 1; ; tried++) {
            Outcome outcome = once.send(request);
            if (outcome instanceof Outcome.Answered answered) {
                return answered.response();
            }
            waitOrThrow((Outcome.Failed) outcome, tried, request.deadline());
        }
    }

    private void waitOrThrow(Outcome.Failed failed, int tried, Deadline deadline) {
        Duration wait = failed.why().retryAfter().map(RetryPolicy::spread).orElseGet(() -> policy.wait(tried));
        if (!failed.again() || tried >= policy.tries() || deadline.comesBefore(wait)) {
            throw failed.why();
        }
        Pause.of(wait);
    }
}
