package com.easyai.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The catalogue as operators read it. */
class ShowCatalogueTest {
    private static final String CATALOGUE = "/admin/catalogue";
    private static final String DOCUMENT = OwnCatalogue.DOCUMENT;
    private static final String TALK = "{\"model\":\"talker\",\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}";
    private static final Replica REPLICA = OwnCatalogue.replica();

    private final Client admin = REPLICA.client().as(Surroundings.ADMIN_TOKEN);
    private final Client yaml = admin.with("Content-Type", "application/yaml");

    @BeforeEach
    void storeTheDocument() {
        yaml.put(CATALOGUE, DOCUMENT).is(200);
    }

    @Test
    void newest_document_is_shown_as_json_and_as_yaml_without_credentials() {
        int revision = newest();

        Answer json = admin.get(CATALOGUE).is(200);
        Answer text = admin.with("Accept", "application/yaml").get(CATALOGUE).is(200);

        assertThat(json.header("Content-Type")).hasValue("application/json");
        assertThat(json.header("ETag")).hasValue("\"" + revision + "\"");
        assertThat(json.text("/platforms/0/credentials/apiKey")).isEqualTo("(sealed)");
        assertThat(json.text("/models/0/pricing/1/price")).isEqualTo("0.60");
        assertThat(text.header("Content-Type").orElseThrow()).startsWith("application/yaml");
        assertThat(text.header("X-Catalogue-Revision")).hasValue(Integer.toString(revision));
        assertThat(text.body()).startsWith("currency:").contains("apiKey: \"(sealed)\"");
        assertThat(json.body() + text.body()).doesNotContain("canary");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            */*                                     | application/json
            text/html, */*;q=0.8                    | application/json
            application/json, application/yaml;q=0.9 | application/json
            application/json;q=0.5, text/yaml       | application/yaml
            application/x-yaml                      | application/yaml
            not a type                              | application/json
            """)
    void form_is_the_one_that_is_preferred(String accept, String type) {
        assertThat(admin.with("Accept", accept)
                        .get(CATALOGUE)
                        .is(200)
                        .header("Content-Type")
                        .orElseThrow())
                .startsWith(type);
    }

    @Test
    void revisions_are_listed_shown_and_compared() {
        int revision = newest();
        yaml.put(
                        CATALOGUE,
                        DOCUMENT.replace("sk-canary-of-the-platform", "sk-canary-of-another")
                                .replace("price: \"0.60\"", "price: \"0.65\""))
                .is(200);

        Answer list = admin.get("/admin/catalogue/revisions?limit=2").is(200);
        Answer old = admin.get("/admin/catalogue/revisions/" + revision).is(200);
        Answer changes = admin.get("/admin/catalogue/revisions/" + revision + ".." + (revision + 1))
                .is(200);

        assertThat(list.json().at("/data/0/revision").asInt()).isEqualTo(revision + 1);
        assertThat(Instant.parse(list.text("/data/0/createdAt")))
                .isBefore(Instant.now().plusSeconds(60));
        assertThat(admin.get("/admin/catalogue/revisions?before=" + (revision + 1))
                        .json()
                        .at("/data/0/revision")
                        .asInt())
                .isEqualTo(revision);
        assertThat(old.text("/models/0/pricing/1/price")).isEqualTo("0.60");
        assertThat(old.header("ETag")).hasValue("\"" + revision + "\"");
        assertThat(changes.json().path("changes")).hasSize(2);
        assertThat(changes.text("/changes/0/path")).isEqualTo("models[gpt-image-1].pricing[image].price");
        assertThat(changes.text("/changes/0/before")).isEqualTo("0.60");
        assertThat(changes.text("/changes/0/after")).isEqualTo("0.65");
        assertThat(changes.text("/changes/1/path")).isEqualTo("platforms[openai-main].credentials.apiKey");
        assertThat(changes.text("/changes/1/after")).isEqualTo("(changed)");
        assertThat(changes.body()).doesNotContain("canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999", "0", "x", "1..999999", "1..", "..2", "1...2", "99999999999"})
    void revision_that_does_not_exist_is_not_found(String which) {
        admin.get("/admin/catalogue/revisions/" + which).isProblem(404, "not_found");
    }

    @Test
    void platforms_are_shown_as_they_are_in_force() {
        Answer shown = admin.get("/admin/platforms").is(200);

        assertThat(shown.json().path("revision").asInt()).isEqualTo(newest());
        assertThat(shown.text("/data/0/name")).isEqualTo("openai-main");
        assertThat(shown.text("/data/0/adapter")).isEqualTo("openai");
        assertThat(shown.text("/data/0/discount")).isEqualTo("0.90");
        assertThat(shown.json().at("/data/0/priority").asInt()).isEqualTo(10);
        assertThat(shown.json().at("/data/0/limits/rpm").isNull()).isTrue();
        assertThat(shown.text("/data/0/models/1/model")).isEqualTo("sora-2");
        assertThat(shown.body()).doesNotContain("canary", "credential");
    }

    @Test
    void circuits_of_chats_are_shown_although_no_worker_calls_their_platform() throws Exception {
        String word = "w" + UUID.randomUUID();
        Surroundings.running().platform.on(word, (heard, exchange) -> ScriptedPlatform.json(exchange, 500, "{}"));
        try (Replica replica = OwnCatalogue.another()) {
            Client caller = replica.client().asUser("u" + word);
            for (int i = 0; i < 30; i++) {
                caller.post("/v1/chat/completions", TALK.formatted(word));
            }

            assertThat(circuitsOf("talk-first")).contains("OPEN at an api");
        }
    }

    /** As soon as there are any; a process writes them down every second. */
    private List<String> circuitsOf(String platform) throws InterruptedException {
        List<String> shown = List.of();
        for (int i = 0; i < 100 && !shown.contains("OPEN at an api"); i++) {
            TimeUnit.MILLISECONDS.sleep(100);
            shown = admin.get("/admin/platforms")
                    .is(200)
                    .json()
                    .path("data")
                    .valueStream()
                    .filter(each -> each.path("name").asString().equals(platform))
                    .flatMap(each -> each.path("circuits").valueStream())
                    .filter(circuit -> circuit.path("worker").asString().startsWith("api "))
                    .map(circuit -> circuit.path("state").asString() + " at an api")
                    .toList();
        }
        return shown;
    }

    @Test
    void nobody_but_an_operator_comes_in() {
        for (Client other : List.of(
                REPLICA.client(),
                REPLICA.client().asUser("somebody"),
                REPLICA.client().as(Surroundings.INTERNAL_TOKEN).with("X-User-Id", "somebody"))) {
            assertThat(other.get(CATALOGUE).status()).isIn(401, 403);
            assertThat(other.with("Content-Type", "application/yaml")
                            .put(CATALOGUE, DOCUMENT)
                            .status())
                    .isIn(401, 403);
            assertThat(other.get("/admin/platforms").status()).isIn(401, 403);
            assertThat(other.get("/admin/catalogue/revisions").status()).isIn(401, 403);
            assertThat(other.get("/admin/reconciliation").status()).isIn(401, 403);
        }
    }

    private int newest() {
        return Integer.parseInt(
                admin.get(CATALOGUE).is(200).header("X-Catalogue-Revision").orElseThrow());
    }
}
