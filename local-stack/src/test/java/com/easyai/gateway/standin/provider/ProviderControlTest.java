package com.easyai.gateway.standin.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.standin.script.ProviderSettings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ProviderControlTest {
    private static final String IMAGES = "/openai/v1/images/generations";
    private static final String VIDEO = """
            {"prompt":"%s"}""";
    private static final String IMAGE = """
            {"model":"dall-e-3","prompt":"%s"}""";

    private final StandInProvider provider = StandInProvider.start(0, ProviderSettings.instant());
    private final Caller caller = new Caller(provider.uri(), "k");

    @AfterEach
    void stop() {
        caller.close();
        provider.close();
    }

    @Test
    void a_prompt_that_was_submitted_twice_shows_it() {
        caller.post("/openai/v1/videos", VIDEO.formatted("once"));
        caller.post("/openai/v1/videos", VIDEO.formatted("twice"));
        caller.post("/openai/v1/videos", VIDEO.formatted("twice"));

        JsonNode tasks = caller.get("/_stand-in/tasks").json().path("tasks");

        assertThat(tasks.get(0).path("submits").asInt()).isEqualTo(1);
        assertThat(tasks.get(1).path("submits").asInt()).isEqualTo(2);
        assertThat(provider.submits("twice")).isEqualTo(2);
        assertThat(provider.submits("never")).isZero();
    }

    @Test
    void requests_are_counted_by_what_became_of_them() {
        caller.post(IMAGES, IMAGE.formatted("good"));
        caller.post(IMAGES, IMAGE.formatted("[[500]]"));

        JsonNode requests = caller.get("/_stand-in/requests").json();

        assertThat(requests.path("total").asInt()).isEqualTo(2);
        assertThat(requests.path("counts").path("openai ok").asInt()).isEqualTo(1);
        assertThat(requests.path("counts").path("openai broken 500").asInt()).isEqualTo(1);
        assertThat(requests.path("requests").get(1).path("status").asInt()).isEqualTo(500);
    }

    @Test
    void settings_change_by_name_and_unknown_ones_are_refused() {
        Caller.Answer changed = caller.put("/_stand-in/settings", """
                {"taskMillis":5000}""");
        Caller.Answer unknown = caller.put("/_stand-in/settings", """
                {"taskMilis":5000}""");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(provider.settings()).isEqualTo(ProviderSettings.instant().withTaskMillis(5000));
        assertThat(unknown.status()).isEqualTo(400);
    }

    @Test
    void the_same_seed_fails_the_same_calls() {
        List<Integer> first = statusesWithSeed(42);
        List<Integer> again = statusesWithSeed(42);
        List<Integer> other = statusesWithSeed(43);

        assertThat(first).isEqualTo(again).contains(200, 500);
        assertThat(other).isNotEqualTo(first);
    }

    private List<Integer> statusesWithSeed(long seed) {
        provider.use(ProviderSettings.instant().withFailRate(0.5, seed));
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            statuses.add(caller.post(IMAGES, IMAGE.formatted("x")).status());
        }
        return statuses;
    }

    @Test
    void files_are_listed_with_digest_and_length() {
        caller.post(IMAGES, IMAGE.formatted("[[size 1MB]]"));

        JsonNode file = caller.get("/_stand-in/files").json().path("files").get(0);

        assertThat(file.path("bytes").asLong()).isEqualTo(1_000_000);
        byte[] bytes = caller.get(file.path("url").asString()).bytes();
        assertThat(file.path("sha256").asString()).isEqualTo(OpenAiWireTest.sha256(bytes));
    }

    @Test
    void live_tasks_need_no_threads() {
        int threadsBefore = Thread.activeCount();
        provider.use(ProviderSettings.instant().withTaskMillis(3_600_000));
        for (int i = 0; i < 2_000; i++) {
            caller.post("/openai/v1/videos", VIDEO.formatted("task " + i));
        }

        assertThat(provider.tasks()).hasSize(2_000);
        // The JDK starts some for itself as it likes; what must not be is one for each task or for every tenth.
        assertThat(Thread.activeCount()).isLessThan(threadsBefore + 200);
        assertThat(caller.get("/_stand-in/tasks?limit=1")
                        .json()
                        .path("tasks")
                        .get(0)
                        .path("phase")
                        .asString())
                .isEqualTo("queued");
    }

    @Test
    void the_page_is_there_and_everything_can_be_forgotten() {
        caller.post(IMAGES, IMAGE.formatted("x"));

        assertThat(caller.delete("/_stand-in").status()).isEqualTo(204);

        assertThat(provider.files()).isEmpty();
        assertThat(new String(caller.get("/").bytes(), StandardCharsets.UTF_8)).contains("Stand-in provider");
    }
}
