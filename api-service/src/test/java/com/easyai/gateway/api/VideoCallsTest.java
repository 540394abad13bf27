package com.easyai.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.claim.Claim;
import com.easyai.gateway.usage.Usage;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** OpenAI's video calls: the same jobs as video objects. */
@Timeout(120)
class VideoCallsTest {
    private static final String FOX = "{\"model\":\"sora-2\",\"prompt\":\"a fox\",\"seconds\":\"8\"}";
    private static final byte[] FILE = Pictures.noise(100_000);

    private final Client client = Replica.forMedia().client().asUser("u" + UUID.randomUUID());
    private final OtherHands worker = OtherHands.thatTellOf(Replica.forMedia());
    private final FileServer files = new FileServer();

    @AfterEach
    void stop() {
        files.close();
    }

    @Test
    void a_video_is_its_job_from_queued_to_completed() {
        Answer created = client.post("/v1/videos", FOX).is(200);

        assertThat(created.text("/object")).isEqualTo("video");
        assertThat(created.text("/status")).isEqualTo("queued");
        assertThat(created.text("/seconds")).isEqualTo("8");
        assertThat(created.text("/size")).isEqualTo("720x1280");
        assertThat(created.text("/prompt")).isEqualTo("a fox");
        assertThat(created.json().path("progress").asInt(-1)).isZero();
        assertThat(client.get("/v1/jobs/" + created.id()).is(200).text("/kind")).isEqualTo("video");
        Claim claim = worker.start(created.id());
        assertThat(video(created.id()).text("/status")).isEqualTo("in_progress");
        complete(claim, FileServer.Manner.GIVES_PARTS);

        Answer completed = video(created.id());
        assertThat(completed.text("/status")).isEqualTo("completed");
        assertThat(completed.json().path("progress").asInt()).isEqualTo(100);
        assertThat(completed.json().path("completed_at").asLong()).isPositive();
        assertThat(completed.json().path("expires_at").asLong())
                .isEqualTo(completed.json().path("created_at").asLong() + 7 * 86_400);
        assertThat(completed.json().path("error").isNull()).isTrue();
    }

    @Test
    void a_failed_video_tells_why() {
        String id = client.post("/v1/videos", FOX).id();
        worker.fail(worker.attempt(worker.start(id)));

        Answer failed = video(id);

        assertThat(failed.text("/status")).isEqualTo("failed");
        assertThat(failed.text("/error/code")).isEqualTo("provider_failed");
        assertThat(failed.text("/error/message")).isNotBlank();
        client.get("/v1/videos/" + id + "/content").isError(404, "not_found", null);
    }

    @Test
    void a_form_with_a_reference_picture_is_taken_and_the_same_key_makes_the_same_video() {
        Form form = new Form()
                .text("model", "sora-2")
                .text("prompt", "a fox")
                .text("seconds", "4")
                .text("size", "1280x720")
                .file("input_reference", Pictures.png(16));
        Client keyed = client.with("Idempotency-Key", "k");

        Answer first = keyed.post("/v1/videos", form).is(200);
        Answer again = keyed.post("/v1/videos", form).is(200);

        assertThat(first.text("/size")).isEqualTo("1280x720");
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Idempotent-Replayed")).contains("true");
    }

    @Test
    void videos_are_listed_in_either_order_page_by_page_and_other_jobs_are_not() {
        var made = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            made.add(client.post("/v1/videos", FOX).id());
        }
        client.submit("{\"kind\":\"image\",\"model\":\"gpt-image-1\",\"input\":{\"prompt\":\"a\"}}")
                .is(202);

        Answer newest = client.get("/v1/videos?limit=2").is(200);
        assertThat(ids(newest)).containsExactly(made.get(2), made.get(1));
        assertThat(newest.json().path("has_more").asBoolean()).isTrue();
        assertThat(newest.text("/first_id")).isEqualTo(made.get(2));
        assertThat(newest.text("/last_id")).isEqualTo(made.get(1));
        Answer rest = client.get("/v1/videos?limit=2&after=" + made.get(1)).is(200);
        assertThat(ids(rest)).containsExactly(made.get(0));
        assertThat(rest.json().path("has_more").asBoolean()).isFalse();
        assertThat(ids(client.get("/v1/videos?order=asc"))).isEqualTo(made);
        assertThat(ids(client.get("/v1/videos?order=asc&after=" + made.get(0)))).isEqualTo(made.subList(1, 3));
        assertThat(ids(Replica.forMedia().client().asUser("other").get("/v1/videos")))
                .doesNotContainAnyElementsOf(made);
    }

    @ParameterizedTest
    @CsvSource({"limit=0, limit", "limit=101, limit", "limit=x, limit", "order=up, order", "after=video_1, after"})
    void a_list_is_asked_for_within_its_limits(String query, String param) {
        client.get("/v1/videos?" + query).isError(400, "invalid_value", param);
    }

    @ParameterizedTest
    @EnumSource(names = {"GIVES_PARTS", "GIVES_WHOLE_FILES_ONLY", "BREAKS_OFF_ONCE"})
    void its_content_is_the_stored_file_or_any_part_of_it(FileServer.Manner manner)
            throws IOException, InterruptedException {
        String content = "/v1/videos/" + completed(manner) + "/content";

        HttpResponse<byte[]> whole = client.download(content);
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).isEqualTo(FILE);
        assertThat(header(whole, "Content-Type")).isEqualTo("video/mp4");
        assertThat(header(whole, "Content-Length")).isEqualTo("100000");
        assertThat(header(whole, "Accept-Ranges")).isEqualTo("bytes");
        assertPart(content, "bytes=0-0", 0, 1);
        assertPart(content, "bytes=50000-", 50_000, 100_000);
        assertPart(content, "bytes=99999-200000", 99_999, 100_000);
        assertPart(content, "bytes=-100", 99_900, 100_000);
    }

    @Test
    void a_range_behind_the_end_is_416_and_an_unreadable_one_is_the_whole_file()
            throws IOException, InterruptedException {
        String content = "/v1/videos/" + completed(FileServer.Manner.GIVES_PARTS) + "/content";

        Answer beyond =
                client.with("Range", "bytes=100000-").get(content).isError(416, "range_not_satisfiable", "Range");
        assertThat(beyond.header("Content-Range")).contains("bytes */100000");
        for (String odd : List.of("bytes=5-2", "bytes=-", "chapters=1-2", "bytes=0-1,5-6")) {
            assertThat(client.with("Range", odd).download(content).statusCode()).isEqualTo(200);
        }
        assertThat(client.with("Range", "bytes=0-1")
                        .with("If-Range", "\"another\"")
                        .download(content)
                        .statusCode())
                .isEqualTo(200);
        client.get(content + "?variant=thumbnail").isError(400, "invalid_value", "variant");
    }

    @Test
    void content_that_is_not_there_yet_or_not_to_be_had_is_said_so() {
        String id = client.post("/v1/videos", FOX).id();
        client.get("/v1/videos/" + id + "/content").isError(404, "not_found", null);

        String lost = completed(FileServer.Manner.HAS_LOST_IT);
        Answer away = client.with("Range", "bytes=0-1")
                .get("/v1/videos/" + lost + "/content")
                .isError(503, "service_unavailable", null);
        assertThat(away.header("Content-Range")).isEmpty();
    }

    @Test
    void deleting_cancels_what_waits_and_takes_it_out_of_the_list() {
        String id = client.post("/v1/videos", FOX).id();

        Answer deleted = client.delete("/v1/videos/" + id).is(200);

        assertThat(deleted.id()).isEqualTo(id);
        assertThat(deleted.text("/object")).isEqualTo("video.deleted");
        assertThat(deleted.json().path("deleted").asBoolean()).isTrue();
        assertThat(ids(client.get("/v1/videos"))).isEmpty();
        client.get("/v1/videos/" + id).isError(404, "not_found", null);
        client.delete("/v1/videos/" + id).isError(404, "not_found", null);
        assertThat(client.get("/v1/jobs/" + id).is(200).text("/status")).isEqualTo("cancelled");
    }

    @Test
    void deleting_a_completed_one_keeps_its_job_and_a_video_is_its_owners_only() {
        String id = completed(FileServer.Manner.GIVES_PARTS);
        Client other = Replica.forMedia().client().asUser("other");
        other.get("/v1/videos/" + id).isError(404, "not_found", null);
        other.get("/v1/videos/" + id + "/content").isError(404, "not_found", null);
        other.delete("/v1/videos/" + id).isError(404, "not_found", null);

        client.delete("/v1/videos/" + id).is(200);

        client.get("/v1/videos/" + id + "/content").isError(404, "not_found", null);
        assertThat(client.get("/v1/jobs/" + id).is(200).text("/status")).isEqualTo("succeeded");
    }

    private void assertPart(String content, String range, int from, int to) throws IOException, InterruptedException {
        HttpResponse<byte[]> part = client.with("Range", range).download(content);
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(FILE, from, to));
        assertThat(header(part, "Content-Range")).isEqualTo("bytes " + from + "-" + (to - 1) + "/100000");
    }

    private String completed(FileServer.Manner manner) {
        String id = client.post("/v1/videos", FOX).id();
        complete(worker.start(id), manner);
        return id;
    }

    private void complete(Claim claim, FileServer.Manner manner) {
        var file = files.keep("video/mp4", FILE, manner);
        worker.succeed(worker.attempt(claim), Usage.seconds(BigDecimal.valueOf(8)), List.of(file));
    }

    private Answer video(String id) {
        return client.get("/v1/videos/" + id).is(200);
    }

    private static List<String> ids(Answer page) {
        var ids = new ArrayList<String>();
        for (JsonNode video : page.is(200).json().path("data")) {
            ids.add(video.path("id").asString());
        }
        return ids;
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
