package com.easyai.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.claim.Claim;
import com.easyai.gateway.usage.Usage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks every operation of the description, in circumstances in which it is answered well. */
final class EveryOperation implements AutoCloseable {
    private static final String FOX = "{\"kind\":\"image\",\"model\":\"gpt-image-1\",\"input\":{\"prompt\":\"a fox\"}}";
    private static final String TALK =
            "{\"model\":\"talker\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}";

    private final Replica replica;
    private final Description description;
    private final Client client;
    private final Client admin;
    private final OtherHands worker;
    private final FileServer files = new FileServer();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    EveryOperation(Replica replica, Description description) {
        this.replica = replica;
        this.description = description;
        this.client = replica.client().asUser("u" + UUID.randomUUID());
        this.admin = replica.client().as(Surroundings.ADMIN_TOKEN);
        this.worker = OtherHands.thatTellOf(replica);
    }

    void ask() throws Exception {
        jobs();
        pictures();
        videos();
        calls();
        heldJobs();
        deliveries();
        abandonedCall();
        catalogue();
        copies();
        operation();
    }

    @Override
    public void close() {
        files.close();
        threads.shutdownNow();
    }

    private void jobs() {
        String job = description.of("submitJob").json(FOX).answers(202, client).id();
        description.of("getJob", job).answers(200, client);
        description.of("listJobs").with("kind", "image").with("limit", 5).answers(200, client);
        description.of("cancelJob", job).answers(200, client);
        assertThat(description.of("followJob", job).answers(200, client).body()).contains("cancelled");
        description.of("listModels").answers(200, client);
        description.of("getModel", "sora-2").answers(200, client);
        description
                .of("estimateBill")
                .json("{\"kind\":\"image\",\"request\":{\"model\":\"gpt-image-1\",\"prompt\":\"a\",\"n\":2}}")
                .answers(200, client);
        description
                .of("estimateBill")
                .json("{\"kind\":\"chat\",\"request\":" + TALK
                        + ",\"usage\":{\"inputTokens\":1000,\"cachedInputTokens\":400,\"outputTokens\":200}}")
                .answers(200, client);
    }

    private void pictures() throws Exception {
        String fox = "{\"model\":\"gpt-image-1\",\"prompt\":\"a fox\"}";
        Future<Answer> asked =
                threads.submit(() -> description.of("generateImages").json(fox).answers(200, client));
        Usage usage = Usage.images(1).withTokens(40, 0, 4160);
        worker.succeed(worker.attempt(worker.start(newestQueued())), usage, List.of(picture()));
        assertThat(asked.get().text("/data/0/url")).startsWith("http");

        Form form =
                new Form().text("model", "gpt-image-1").text("prompt", "a fox").file("image", Pictures.png(16));
        Client impatient = client.with("Prefer", "respond-async");
        description.of("editImages").form(form).answers(202, impatient);
        description
                .of("editImages")
                .json("{\"model\":\"gpt-image-1\",\"prompt\":\"a\",\"image\":\"https://example.com/fox.png\"}")
                .answers(202, impatient);
    }

    private void videos() {
        String fox = "{\"model\":\"sora-2\",\"prompt\":\"a fox\",\"seconds\":\"8\"}";
        String video =
                description.of("createVideo").json(fox).answers(200, client).id();
        Claim claim = worker.attempt(worker.start(video));
        worker.succeed(
                claim,
                Usage.images(0),
                List.of(files.keep("video/mp4", Pictures.noise(1000), FileServer.Manner.GIVES_PARTS)));
        description.of("getVideo", video).answers(200, client);
        description.of("listVideos").with("order", "asc").answers(200, client);
        description.of("getVideoContent", video).answers(200, client);
        description.of("getVideoContent", video).answers(206, client.with("Range", "bytes=0-9"));
        description.of("deleteVideo", video).answers(200, client);
    }

    private void calls() {
        description.of("createChatCompletion").json(TALK).answers(200, client);
        Surroundings.running().platform.on("one by one", (heard, exchange) -> {
            try (var out = ScriptedPlatform.events(exchange)) {
                ScriptedPlatform.say(out, ScriptedPlatform.delta("hello"));
                ScriptedPlatform.say(out, ScriptedPlatform.stop());
                ScriptedPlatform.say(out, ScriptedPlatform.usage(10, 1));
                ScriptedPlatform.say(out, "[DONE]");
            }
        });
        String streamed = TALK.replace("hello", "one by one").replace("}]}", "}],\"stream\":true}");
        assertThat(description
                        .of("createChatCompletion")
                        .json(streamed)
                        .answers(200, client)
                        .body())
                .contains("hello", "[DONE]");
        Surroundings.running()
                .platform
                .on(
                        "to numbers",
                        (heard, exchange) -> ScriptedPlatform.json(
                                exchange,
                                200,
                                "{\"object\":\"list\",\"model\":\"v\",\"data\":[{\"object\":\"embedding\",\"index\":0,\"embedding\":[0.5]}],"
                                        + "\"usage\":{\"prompt_tokens\":2,\"total_tokens\":2}}"));
        description
                .of("createEmbedding")
                .json("{\"model\":\"vectors\",\"input\":\"to numbers\"}")
                .answers(200, client);
    }

    private void heldJobs() {
        String retried = client.submit(FOX).is(202).id();
        worker.hold(worker.attempt(worker.start(retried)));
        description.of("adminListJobs").with("held", true).with("limit", 500).answers(200, admin);
        description.of("adminGetJob", retried).answers(200, admin);
        description.of("adminOverview").answers(200, admin);
        description.of("adminRetryJob", retried).answers(200, admin);
        description.of("adminRetryJob", retried).answers(409, admin);
        client.post("/v1/jobs/" + retried + "/cancel", "").is(200);
        String resolved = client.submit(FOX).is(202).id();
        worker.hold(worker.attempt(worker.start(resolved)));
        description
                .of("adminResolveJob", resolved)
                .json("{\"message\":\"The provider lost it.\"}")
                .answers(200, admin);
    }

    private void deliveries() {
        Claim claim = worker.attempt(worker.start(client.submit(FOX).is(202).id()));
        worker.fail(claim);
        Surroundings.running()
                .jdbc()
                .sql("update outbox set state = 'PARKED', last_error = 'answered 422' where job_id = :id")
                .param("id", claim.job().value())
                .update();
        description
                .of("adminListOutbox")
                .with("state", "parked")
                .with("limit", 500)
                .answers(200, admin);
        description.of("adminReconcile").with("limit", 500).answers(200, admin);
        description.of("adminOverview").answers(200, admin);
        String delivery = admin.get("/admin/jobs/" + claim.job()).text("/deliveries/0/id");
        description.of("adminReplayDelivery", delivery).answers(200, admin);
    }

    private void abandonedCall() {
        String id = client.post("/v1/chat/completions", TALK)
                .is(200)
                .header("X-Request-Id")
                .orElseThrow();
        Surroundings.running()
                .jdbc()
                .sql("with gone as (delete from outbox where job_id = :id) update direct_call set state = 'ABANDONED',"
                        + " outcome = null, bill = null where id = :id")
                .param("id", CallRow.id(id))
                .update();
        String now = Instant.now().plusSeconds(1).toString();
        assertThat(description
                        .of("adminReconcile")
                        .with("to", now)
                        .with("limit", 500)
                        .answers(200, admin)
                        .body())
                .contains(id, "call_abandoned");
        assertThat(description.of("adminOverview").answers(200, admin).body()).contains(id);
        description
                .of("adminResolveCall", id)
                .json("{\"message\":\"The provider charged nothing.\"}")
                .answers(200, admin);
    }

    private void catalogue() {
        Client own = OwnCatalogue.replica().client().as(Surroundings.ADMIN_TOKEN);
        byte[] document = OwnCatalogue.DOCUMENT.getBytes(StandardCharsets.UTF_8);
        Answer put = description
                .of("adminPutCatalogue")
                .sending("application/yaml", document)
                .answers(200, own);
        int revision = put.json().path("revision").asInt();
        description.of("adminGetCatalogue").answers(200, own);
        description.of("adminGetCatalogue").answers(200, own.with("Accept", "application/yaml"));
        description.of("adminListRevisions").answers(200, own);
        description.of("adminGetRevision", revision).answers(200, own);
        description.of("adminCompareRevisions", revision, revision).answers(200, own);
        description.of("adminListPlatforms").answers(200, own);
        description
                .of("dryRunCatalogue")
                .with("limit", 10)
                .sending("application/yaml", document)
                .answers(200, own);
    }

    private void copies() {
        Client serverMain = replica.client().as(Surroundings.INTERNAL_TOKEN);
        String copy = "copy-" + UUID.randomUUID();
        description.of("sendShadowRequest").json("""
                        {"requestId": "%s", "kind": "image", "occurredAt": "2026-11-23T10:00:00Z", "user": {"sub": "amy"},
                         "request": {"model": "gpt-image-1", "prompt": "a fox"}, "legacy": {"platform": "openai-main"}}
                        """.formatted(copy)).answers(202, serverMain);
        description.of("getShadowComparison", copy).answers(200, serverMain);
        description.of("getShadowReport").answers(200, serverMain);
        description.of("getShadowReport").answers(200, serverMain.with("Accept", "text/html"));
        description.of("adminShadowReport").answers(200, admin);
        Answer added = description
                .of("addShadowExplanation")
                .json("""
                        {"field": "parameters", "cause": "style only in legacy", "model": "%s", "owner": "ana",
                         "reason": "the provider ignores it", "expiresAt": "%s"}
                        """.formatted(copy, Instant.now().plusSeconds(3_600)))
                .answers(201, admin);
        description.of("listShadowExplanations").answers(200, admin);
        description.of("endShadowExplanation", added.json().path("id").asLong()).answers(200, admin);
    }

    private void operation() {
        Client nobody = replica.client();
        description.of("liveness").answers(200, nobody);
        description.of("readiness").answers(200, nobody);
        description.of("metrics").answers(200, nobody);
    }

    private OtherHands.Stored picture() {
        return files.keep("image/png", Pictures.noise(10), FileServer.Manner.GIVES_PARTS);
    }

    /** The job that was just made and nobody has begun. */
    private String newestQueued() throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            Answer queued = client.get("/v1/jobs?limit=1&status=queued");
            if (!queued.text("/data/0/id").equals("(none)")) {
                return queued.text("/data/0/id");
            }
            Thread.sleep(20);
        }
        throw new AssertionError("no job was made");
    }
}
