package com.easyai.gateway.standin.record;

import com.easyai.gateway.standin.web.Exchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is being learnt about a request while it is answered; it becomes a {@link RequestRecord} at its end. */
public final class Note {
    private static final int PREVIEW = 120;

    final Instant arrivedAt = Instant.now();
    final String wire;
    final String method;
    final String path;
    final List<RequestRecord.Input> inputs = new ArrayList<>();

    @Nullable
    String model;

    @Nullable
    String taskId;

    @Nullable
    String promptHash;

    @Nullable
    String prompt;

    String outcome = "ok";

    long tokens;

    public Note(String wire, Exchange exchange) {
        this.wire = wire;
        this.method = exchange.method();
        this.path = exchange.path();
    }

    public void model(String name) {
        model = name;
    }

    public void task(String id) {
        taskId = id;
    }

    public void prompt(String text) {
        promptHash = hash(text);
        prompt = preview(text);
    }

    public void outcome(String words) {
        outcome = words;
    }

    /** What the call costs of a limit of tokens. */
    public void tokens(long count) {
        tokens = count;
    }

    /** What {@code xN} counts together: calls of one endpoint with one prompt. */
    public String call() {
        return wire + " " + path + " " + promptHash;
    }

    public void input(RequestRecord.Input input) {
        inputs.add(input);
    }

    public static String preview(String text) {
        return text.length() <= PREVIEW ? text : text.substring(0, PREVIEW) + "…";
    }

    /** Lower-case hex SHA-256 of a prompt. */
    public static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
