package com.easyai.gateway.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.launcher.LocalStack;
import com.easyai.gateway.launcher.StandInServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * One gateway of real processes for all tests of the module: two apis, three workers, a relay, and the stand-ins that say
 * what really arrived. Tests tell their jobs apart by what they submit and leave every process running.
 */
final class Stack {
    static final String WEBHOOK_SECRET = "whsec_"
            + Base64.getEncoder()
                    .encodeToString("a secret that only these tests know".getBytes(StandardCharsets.UTF_8));
    static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Set<String> TERMINAL = Set.of("succeeded", "failed", "cancelled", "expired");
    private static final int EVERYTHING = 1_000_000;

    private static final Stack INSTANCE = new Stack();

    final LocalStack processes;
    final String provider;
    final String serverMain;

    private Stack() {
        processes = LocalStack.in(temporaryFolder())
                .fresh(true)
                .apis(2)
                .workers(3)
                .callersEnvironment(Map.of("GATEWAY_ALLOWED_HOSTS", "127.0.0.1"))
                .environment("SERVER_MAIN_WEBHOOK_SECRET", WEBHOOK_SECRET)
                .environment("GATEWAY_LEASE", "4s")
                .say(System.out::println)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(processes::close));
        StandInServers standIns = processes.standIns().orElseThrow();
        provider = standIns.providerUrl();
        serverMain = standIns.serverMainUrl();
    }

    static Stack running() {
        return INSTANCE;
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("gateway-system-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The api's URL of a path; replicas count from 1. */
    String api(int replica, String path) {
        return processes.api(replica).url().resolve(path).toString();
    }

    static Map<String, String> asUser(String name) {
        return Map.of("Authorization", "Bearer sk-user-" + name);
    }

    Map<String, String> asOperator() {
        return Map.of("Authorization", "Bearer " + processes.setting("AI_GATEWAY_ADMIN_TOKEN"));
    }

    /** Submits a job that must be accepted; returns its id. */
    String accepted(String user, Map<String, Object> job) {
        Web.Answer answer = Web.post(api(1, "/v1/jobs"), asUser(user), job);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return answer.json().get("id").asString();
    }

    static Map<String, Object> image(String prompt, Map<String, Object> more) {
        return job("image", "gpt-image-1", prompt, more);
    }

    static Map<String, Object> job(String kind, String model, String prompt, Map<String, Object> more) {
        var input = new HashMap<String, Object>(more);
        input.put("prompt", prompt);
        return Map.of("kind", kind, "model", model, "input", input);
    }

    JsonNode job(String user, String id) {
        Web.Answer answer = Web.get(api(1, "/v1/jobs/" + id), asUser(user));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    /** Waits for the job's end; fails with how it stands if that takes too long. */
    JsonNode ended(String user, String id) {
        Instant end = Instant.now().plus(PATIENCE);
        JsonNode job = job(user, id);
        while (!TERMINAL.contains(job.get("status").asString())) {
            assertThat(Instant.now()).as("%s did not end: %s", id, job).isBefore(end);
            pause();
            job = job(user, id);
        }
        return job;
    }

    JsonNode succeeded(String user, String id) {
        JsonNode job = ended(user, id);
        assertThat(job.get("status").asString()).as(job.toString()).isEqualTo("succeeded");
        return job;
    }

    /** Every time any settlement of this job reached server-main, as its bodies; waits until there is one. */
    List<JsonNode> chargesOf(String id) {
        awaitThat(() -> !ledger(id).isEmpty(), "a settlement of " + id);
        return ledger(id);
    }

    /** The applied settlements of a job, now. */
    List<JsonNode> ledger(String id) {
        return ledger().stream()
                .filter(event -> event.get("requestId").asString().equals(id))
                .toList();
    }

    /** All applied settlements, now; each must always have come with the same key and the same bytes. */
    List<JsonNode> ledger() {
        var applied = new ArrayList<JsonNode>();
        for (JsonNode event : list(serverMain + "/_stand-in/ledger?limit=" + EVERYTHING, "events")) {
            JsonNode receipts = event.get("receipts");
            String first = receipts.get(0).get("body").asString();
            for (JsonNode receipt : receipts) {
                assertThat(receipt.get("body").asString()).isEqualTo(first);
                assertThat(receipt.get("idempotencyKey").asString())
                        .isEqualTo(event.get("eventId").asString());
            }
            if (event.get("applied").asBoolean()) {
                applied.add(Web.JSON.readTree(first));
            }
        }
        return applied;
    }

    /** The webhooks of a job that server-main took; waits until there is one. */
    List<JsonNode> webhooksOf(String id) {
        awaitThat(() -> !webhooks(id).isEmpty(), "a webhook of " + id);
        return webhooks(id);
    }

    List<JsonNode> webhooks(String id) {
        return list(serverMain + "/_stand-in/webhooks?limit=" + EVERYTHING, "webhooks").stream()
                .filter(webhook -> webhook.get("jobId").asString().equals(id))
                .toList();
    }

    /** How often something with this prompt was submitted to the provider and reached it. */
    long submissionsOf(String prompt) {
        return list(provider + "/_stand-in/requests?limit=" + EVERYTHING, "requests").stream()
                .filter(request -> request.get("method").asString().equals("POST")
                        && request.hasNonNull("prompt")
                        && request.get("prompt").asString().equals(prompt))
                .count();
    }

    List<JsonNode> providerRequests() {
        return list(provider + "/_stand-in/requests?limit=" + EVERYTHING, "requests");
    }

    /** How many streams of the OpenAI wire their caller has left before their end. */
    long leftByTheirCallers() {
        return Web.get(provider + "/_stand-in/requests?limit=1", Map.of())
                .json()
                .at("/counts/openai left by its caller")
                .asLong(0);
    }

    List<JsonNode> providerFiles() {
        return list(provider + "/_stand-in/files?limit=" + EVERYTHING, "files");
    }

    List<JsonNode> providerTasks() {
        return list(provider + "/_stand-in/tasks?limit=" + EVERYTHING, "tasks");
    }

    void serverMainShall(Map<String, Object> settings) {
        assertThat(Web.put(serverMain + "/_stand-in/settings", settings).status())
                .isEqualTo(200);
    }

    void serverMainIsHonest() {
        assertThat(Web.delete(serverMain + "/_stand-in/settings").status()).isEqualTo(204);
    }

    void providerShall(Map<String, Object> settings) {
        assertThat(Web.put(provider + "/_stand-in/settings", settings).status()).isEqualTo(200);
    }

    /** Waits for a condition that something outside of this process makes true. */
    static void awaitThat(BooleanSupplier condition, String what) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("waited in vain for " + what).isBefore(end);
            pause();
        }
    }

    private static List<JsonNode> list(String url, String member) {
        return StreamSupport.stream(Web.get(url, Map.of()).json().get(member).spliterator(), false)
                .toList();
    }

    private static void pause() {
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
}
