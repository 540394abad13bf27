package com.easyai.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.revision.CurrentCatalogue;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replacing the catalogue, and everything that is no catalogue. */
class PutCatalogueTest {
    private static final String CATALOGUE = "/admin/catalogue";
    private static final String DOCUMENT = OwnCatalogue.DOCUMENT;
    private static final Replica REPLICA = OwnCatalogue.replica();

    private final Client admin = REPLICA.client().as(Surroundings.ADMIN_TOKEN);
    private final Client yaml = admin.with("Content-Type", "application/yaml");

    @BeforeEach
    void storeTheDocument() {
        yaml.put(CATALOGUE, DOCUMENT).is(200);
    }

    @Test
    void shown_document_put_back_is_the_same_revision_and_keeps_its_credentials() {
        int revision = newest();

        Answer json = admin.with("Content-Type", "application/json")
                .put(CATALOGUE, admin.get(CATALOGUE).body())
                .is(200);
        Answer text = yaml.put(
                        CATALOGUE,
                        admin.with("Accept", "text/yaml").get(CATALOGUE).body())
                .is(200);

        for (Answer again : List.of(json, text)) {
            assertThat(again.json().path("revision").asInt()).isEqualTo(revision);
            assertThat(again.json().path("created").booleanValue()).isFalse();
        }
        yaml.put(
                        CATALOGUE,
                        DOCUMENT.replace("sk-canary-of-the-platform", "(sealed)")
                                .replace("weight: 1", "weight: 2"))
                .is(200);
        assertThat(credential()).isEqualTo("sk-canary-of-the-platform");
    }

    @Test
    void good_document_is_a_new_revision_with_its_warnings() {
        int revision = newest();

        Answer stored = yaml.put(CATALOGUE, DOCUMENT.replace("discount: \"0.90\"", "discount: \"1.10\""))
                .is(200);

        assertThat(stored.json().path("revision").asInt()).isEqualTo(revision + 1);
        assertThat(stored.json().path("created").booleanValue()).isTrue();
        assertThat(stored.header("ETag")).hasValue("\"" + (revision + 1) + "\"");
        assertThat(stored.text("/warnings/0/path")).isEqualTo("platforms[0].discount");
        assertThat(stored.text("/warnings/0/message")).contains("above 1");
        assertThat(admin.get("/admin/platforms").text("/data/0/discount")).isEqualTo("1.10");
    }

    @Test
    void refused_document_is_told_every_problem_and_stores_nothing() {
        int revision = newest();

        Answer refused = yaml.put(
                        CATALOGUE,
                        DOCUMENT.replace("currency: CNY", "currency: yuan")
                                .replaceFirst("adapter: openai", "adapter: nobody")
                                .replace("price: \"0.60\"", "price: \"-0.60\"")
                                .replace("sk-canary-of-the-platform", "${A_VARIABLE_NOBODY_SET}"))
                .isProblem(422, "catalogue_refused");

        assertThat(refused.json().path("problems").values())
                .extracting(problem -> problem.path("path").asString())
                .containsExactly(
                        "currency",
                        "models[0].pricing[1].price",
                        "platforms[0].adapter",
                        "platforms[0].credentials.apiKey");
        assertThat(refused.text("/problems/3/message")).contains("A_VARIABLE_NOBODY_SET");
        assertThat(refused.text("/detail")).contains("4 problems");
        assertThat(newest()).isEqualTo(revision);
        assertThat(REPLICA.bean(CurrentCatalogue.class).get().revision()).isEqualTo(revision);
    }

    @Test
    void document_is_stored_only_on_top_of_the_revision_it_names() {
        int revision = newest();
        String changed = DOCUMENT.replace("weight: 1", "weight: 7");

        yaml.with("If-Match", "\"" + (revision - 1) + "\"")
                .put(CATALOGUE, changed)
                .isProblem(412, "precondition_failed");
        yaml.with("If-Match", Integer.toString(revision - 1))
                .put(CATALOGUE, changed)
                .isProblem(412, "precondition_failed");
        yaml.with("If-Match", "W/\"" + revision + "\"").put(CATALOGUE, changed).isProblem(412, "precondition_failed");
        yaml.with("If-Match", "\"" + revision).put(CATALOGUE, changed).isProblem(400, "invalid_value");
        assertThat(newest()).isEqualTo(revision);

        yaml.with("If-Match", "\"1\", \"" + revision + "\"")
                .put(CATALOGUE, changed)
                .is(200);
        assertThat(newest()).isEqualTo(revision + 1);
        yaml.with("If-Match", "*").put(CATALOGUE, DOCUMENT).is(200);
    }

    @Test
    void of_many_changes_on_top_of_one_revision_one_is_stored() throws Exception {
        Client onTop = yaml.with("If-Match", "\"" + newest() + "\"");

        try (var operators = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(100, 108)
                    .<Callable<Integer>>mapToObj(weight ->
                            () -> onTop.put(CATALOGUE, DOCUMENT.replace("weight: 1", "weight: " + weight))
                                    .status())
                    .toList();
            var statuses = new ArrayList<Integer>();
            for (var answer : operators.invokeAll(calls)) {
                statuses.add(answer.get());
            }

            assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "multipart/form-data", "application/octet-stream"})
    void type_that_is_no_document_is_named_with_the_two_that_are(String type) {
        Answer refused =
                admin.with("Content-Type", type).put(CATALOGUE, DOCUMENT).isProblem(415, "unsupported_media_type");

        assertThat(refused.text("/detail")).contains(type, "application/yaml", "application/json");
    }

    @Test
    void body_that_cannot_be_a_document_is_refused_at_the_door() {
        var noText = HttpRequest.BodyPublishers.ofByteArray(new byte[] {(byte) 0xC3, 0x28});

        admin.put(CATALOGUE, DOCUMENT).isProblem(415, "unsupported_media_type");
        admin.with("Content-Type", "application/json").put(CATALOGUE, DOCUMENT).isProblem(400, "invalid_request");
        yaml.with("Content-Encoding", "gzip").put(CATALOGUE, DOCUMENT).isProblem(415, "unsupported_media_type");
        yaml.put(CATALOGUE, noText).isProblem(400, "invalid_request");
        yaml.put(CATALOGUE, "#".repeat(2_000_001)).isProblem(413, "payload_too_large");
        yaml.put(CATALOGUE, "a: &a [x]\nb: *a\n").isProblem(422, "catalogue_refused");
        yaml.put(CATALOGUE, "").isProblem(422, "catalogue_refused");
    }

    @Test
    void every_replica_goes_by_a_new_revision_within_two_seconds() {
        try (Replica other = OwnCatalogue.another()) {
            Client there = other.client().as(Surroundings.ADMIN_TOKEN);
            int revision = yaml.put(CATALOGUE, DOCUMENT.replace("priority: 10", "priority: 20"))
                    .is(200)
                    .json()
                    .path("revision")
                    .asInt();
            Instant stored = Instant.now();

            assertThat(admin.get("/admin/platforms").json().path("revision").asInt())
                    .isEqualTo(revision);
            while (there.get("/admin/platforms").json().path("revision").asInt() != revision) {
                assertThat(Duration.between(stored, Instant.now())).isLessThan(Duration.ofSeconds(2));
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }

    private int newest() {
        return Integer.parseInt(
                admin.get(CATALOGUE).is(200).header("X-Catalogue-Revision").orElseThrow());
    }

    private static String credential() {
        return REPLICA.bean(CurrentCatalogue.class)
                .get()
                .account("openai-main", JobKind.IMAGE)
                .orElseThrow()
                .credential("apiKey");
    }
}
