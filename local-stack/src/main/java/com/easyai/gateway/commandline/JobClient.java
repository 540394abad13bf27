package com.easyai.gateway.commandline;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The two calls of section 2.2 that the command needs. */
final class JobClient {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String baseUrl;
    private final String key;

    JobClient(String baseUrl, String key) {
        this.baseUrl = baseUrl.replaceFirst("/+$", "");
        this.key = key;
    }

    /**
     * Submits a job.
     *
     * @throws Refused with the gateway's sentence, or one that says that nobody answers
     */
    Job submit(JsonNode request) throws InterruptedException {
        var post = request("/v1/jobs")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(request)));
        try {
            return Job.of(accepted(http.send(post.build(), HttpResponse.BodyHandlers.ofString())));
        } catch (IOException e) {
            throw new Refused("Nobody answers at " + baseUrl
                    + ". Start the gateway with ./gateway up, or name another one with --url.");
        }
    }

    /** The job now; empty while the gateway is away or overloaded, which says nothing about the job. */
    Optional<Job> job(String id) throws InterruptedException {
        try {
            var response = http.send(request("/v1/jobs/" + id).build(), HttpResponse.BodyHandlers.ofString());
            return isTryAgain(response.statusCode()) ? Optional.empty() : Optional.of(Job.of(accepted(response)));
        } catch (IOException away) {
            return Optional.empty();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl + path))
                .header("Authorization", "Bearer " + key)
                .timeout(TIMEOUT);
    }

    private static boolean isTryAgain(int status) {
        return status == 429 || status >= 500;
    }

    private static JsonNode accepted(HttpResponse<String> response) {
        if (response.statusCode() / 100 != 2) throw new Refused(sentence(response));
        return JSON.readTree(response.body());
    }

    private static String sentence(HttpResponse<String> response) {
        String said;
        try {
            said = JSON.readTree(response.body()).at("/error/message").asString("");
        } catch (JacksonException notJson) {
            said = "";
        }
        return "The gateway answered " + response.statusCode() + (said.isEmpty() ? "." : ": " + said);
    }
}
