package com.easyai.gateway.target;

import com.easyai.gateway.circuit.Circuit;
import java.io.IOException;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * One endpoint of server-main behind its own circuit. A POST is sent at most once and no redirect is followed; trouble is
 * a value, never an exception.
 */
public final class Target {
    private static final int MOST_OF_AN_ANSWER = 64 * 1024;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERRORS = 500;

    private final HttpUrl url;
    private final OkHttpClient client;
    private final Circuit circuit;

    Target(HttpUrl url, OkHttpClient client, Circuit circuit) {
        this.url = url;
        this.client = client;
        this.circuit = circuit;
    }

    public Circuit circuit() {
        return circuit;
    }

    public Answer post(Headers headers, RequestBody body) {
        Optional<Circuit.Pass> entered = circuit.enter();
        if (entered.isEmpty()) {
            return new Answer.NotAsked();
        }
        Request request =
                new Request.Builder().url(url).headers(headers).post(body).build();
        try (Circuit.Pass pass = entered.get()) {
            return post(request, pass);
        }
    }

    private Answer post(Request request, Circuit.Pass pass) {
        try (Response response = client.newCall(request).execute()) {
            if (response.code() >= SERVER_ERRORS || response.code() == TOO_MANY_REQUESTS) {
                pass.failed();
            } else {
                pass.succeeded();
            }
            return new Answer.Replied(response.code(), RetryAfter.of(response), readable(response));
        } catch (IOException e) {
            pass.failed();
            return new Answer.Silent("server-main did not answer: " + e.getMessage());
        }
    }

    /** The status has been said: whatever happens to the body does not change it. */
    private static byte[] readable(Response response) {
        try {
            return response.peekBody(MOST_OF_AN_ANSWER).bytes();
        } catch (IOException e) {
            return new byte[0];
        }
    }
}
