package com.easyai.gateway.caller;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.circuit.Circuit;
import com.easyai.gateway.identity.EndUser;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Asks server-main whose a key is (contract 1.1). */
final class VerifyKey {
    private static final Logger LOG = LoggerFactory.getLogger(VerifyKey.class);
    private static final MediaType JSON = MediaType.get("application/json");

    private final OkHttpClient client;
    private final Circuit circuit;
    private final KeyServerSettings settings;
    private final Semaphore questions;

    VerifyKey(OkHttpClient client, Circuit circuit, KeyServerSettings settings) {
        this.client = client;
        this.circuit = circuit;
        this.settings = settings;
        this.questions = new Semaphore(settings.keyQuestions());
    }

    private record Question(String apiKey) {}

    /** Takes at most the configured time. */
    KeyVerdict verify(String key) {
        if (!questions.tryAcquire()) {
            return new KeyVerdict.Unavailable();
        }
        try {
            return circuit.enter().map(pass -> ask(key, pass)).orElseGet(KeyVerdict.Unavailable::new);
        } finally {
            questions.release();
        }
    }

    private KeyVerdict ask(String key, Circuit.Pass pass) {
        try (pass) {
            KeyVerdict verdict = exchange(key);
            if (verdict instanceof KeyVerdict.Unavailable) {
                pass.failed();
            } else {
                pass.succeeded();
            }
            return verdict;
        }
    }

    private KeyVerdict exchange(String key) {
        try (Response response = client.newCall(request(key)).execute()) {
            return verdict(response);
        } catch (IOException e) {
            LOG.debug("A key could not be verified; keys known before go on working for a while", e);
            return new KeyVerdict.Unavailable();
        }
    }

    private Request request(String key) {
        return new Request.Builder()
                .url(settings.verifyUrl())
                .header("Authorization", "Bearer " + settings.internalToken())
                .post(RequestBody.create(Json.MAPPER.writeValueAsBytes(new Question(key)), JSON))
                .build();
    }

    private static KeyVerdict verdict(Response response) throws IOException {
        return switch (response.code()) {
            case 200 -> owner(response);
            case 401, 403, 404 -> new KeyVerdict.Refused();
            default -> new KeyVerdict.Unavailable();
        };
    }

    private static KeyVerdict owner(Response response) throws IOException {
        try {
            JsonNode answer = Json.MAPPER.readTree(response.body().bytes());
            return isUsable(answer.path("sub"))
                    ? new KeyVerdict.Valid(Json.MAPPER.treeToValue(answer, EndUser.class))
                    : new KeyVerdict.Refused();
        } catch (JacksonException e) {
            LOG.warn("server-main answered a key's verification with 200 but not as agreed; its caller is turned away");
            return new KeyVerdict.Unavailable();
        }
    }

    /** A user's identity becomes a column, a log word and a part of keys. */
    private static boolean isUsable(JsonNode sub) {
        return sub.isString() && HeaderText.isName(sub.asString());
    }
}
