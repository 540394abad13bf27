package com.easyai.gateway.standin.servermain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.easyai.gateway.standin.kept.StoredFile;
import com.easyai.gateway.standin.media.Media;
import com.easyai.gateway.standin.provider.Caller;
import com.easyai.gateway.standin.provider.Caller.Answer;
import com.easyai.gateway.standin.provider.Caller.Parts;
import com.easyai.gateway.standin.servermain.Steering.UploadShape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;

class UploadsTest {
    private static final Media PICTURE = Media.image(Media.Kind.PNG, 512, 512, "upload");
    private static final ServerMainSettings SETTINGS = new ServerMainSettings(
            "internal-token", "/hooks", "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3", Map.of("sk-demo-1", "demo"));

    private final Path folder;
    private StandInServerMain serverMain;
    private Caller user;

    UploadsTest(@TempDir Path folder) {
        this.folder = folder;
        this.serverMain = StandInServerMain.start(folder, SETTINGS);
        this.user = new Caller(serverMain.uri(), "sk-demo-1");
    }

    @AfterEach
    void stop() {
        user.close();
        serverMain.close();
    }

    @Test
    void an_uploaded_file_is_kept_with_what_was_said_of_it_and_served_back() {
        Answer answer = upload("art_1", PICTURE.sha256());

        StoredFile stored = serverMain.files(10).getFirst();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(stored.sha256()).isEqualTo(PICTURE.sha256());
        assertThat(stored.claimedSha256()).isEqualTo(PICTURE.sha256());
        assertThat(stored.bytes()).isEqualTo(PICTURE.length());
        assertThat(stored.filename()).isEqualTo("fox.png");
        assertThat(stored.mediaType()).isEqualTo("image/png");
        assertThat(stored.idempotencyKey()).isEqualTo("art_1");
        assertThat(stored.user()).isEqualTo("demo");
        Answer download = user.get(answer.json().path("url").asString());
        assertThat(download.bytes()).isEqualTo(PICTURE.bytes());
        assertThat(download.header("Content-Type")).isEqualTo("image/png");
    }

    @Test
    void an_s3_client_reads_the_same_bytes() {
        upload("art_1", "");
        StoredFile stored = serverMain.files(10).getFirst();

        try (S3Client s3 = S3Client.builder()
                .endpointOverride(serverMain.s3Uri())
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            byte[] bytes = s3.getObjectAsBytes(get -> get.bucket(S3Door.BUCKET).key(stored.key()))
                    .asByteArray();
            assertThat(bytes).isEqualTo(PICTURE.bytes());
            assertThat(s3.headObject(head -> head.bucket(S3Door.BUCKET).key(stored.key()))
                            .contentLength())
                    .isEqualTo(PICTURE.length());
            assertThat(s3.listObjectsV2(list -> list.bucket(S3Door.BUCKET)).contents())
                    .singleElement()
                    .satisfies(object -> assertThat(object.key()).isEqualTo(stored.key()));
        }
    }

    @Test
    void one_idempotency_key_makes_one_file_however_often_it_comes() throws IOException, InterruptedException {
        Set<String> urls = ConcurrentHashMap.newKeySet();
        Thread[] copies = new Thread[20];
        for (int i = 0; i < copies.length; i++) {
            copies[i] = Thread.startVirtualThread(
                    () -> urls.add(upload("art_1", "").json().path("url").asString()));
        }
        for (Thread copy : copies) {
            copy.join();
        }

        assertThat(urls).hasSize(1);
        assertThat(serverMain.fileCount()).isEqualTo(1);
        try (Stream<Path> kept =
                Files.walk(folder).filter(path -> path.toString().endsWith(".png"))) {
            assertThat(kept).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CAMEL,          /id,           /url,      /objectKey",
        "FILE_ID,        /fileId,       /url,      /key",
        "SNAKE,          /file_id,      /url,      /object_key",
        "NESTED_CAMEL,   /data/id,      /data/url, /data/objectKey",
        "NESTED_FILE_ID, /data/fileId,  /data/url, /data/key",
        "NESTED_SNAKE,   /data/file_id, /data/url, /data/object_key"
    })
    void the_answer_takes_every_shape_of_the_contract(UploadShape shape, String id, String url, String key) {
        serverMain.steer(Steering.HONEST.answering(shape));

        JsonNode answer = upload("art_1", "").json();

        StoredFile stored = serverMain.files(10).getFirst();
        assertThat(answer.at(id).asString()).isEqualTo(stored.id());
        assertThat(answer.at(url).asString()).endsWith("/files/" + stored.key());
        assertThat(answer.at(key).asString()).isEqualTo(stored.key());
    }

    @Test
    void bytes_that_are_not_what_their_digest_says_are_refused_and_not_kept() throws IOException {
        assertThat(upload("art_1", "0".repeat(64)).status()).isEqualTo(422);

        assertThat(serverMain.fileCount()).isZero();
        try (Stream<Path> left = Files.list(folder.resolve("arriving"))) {
            assertThat(left).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"sk-unknown", "''", "not.a.jwt"})
    void an_upload_needs_a_users_credential(String credential) {
        try (Caller stranger = new Caller(serverMain.uri(), credential)) {
            assertThat(stranger.form("/v1/files/upload", parts()).status()).isEqualTo(401);
        }
    }

    @Test
    void a_jwt_brings_files_for_its_subject() {
        String claims = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"sub\":\"ann\"}".getBytes(StandardCharsets.UTF_8));
        try (Caller ann = new Caller(serverMain.uri(), "e30." + claims + ".c2ln")) {
            assertThat(ann.form("/v1/files/upload", parts()).status()).isEqualTo(200);
        }
        assertThat(serverMain.files(1).getFirst().user()).isEqualTo("ann");
    }

    @Test
    void a_filename_never_becomes_a_path() {
        Parts parts = new Parts().file("file", "../../etc/passwd.%2e%2e", "text/plain", new byte[] {1});

        JsonNode answer = user.form("/v1/files/upload", parts).json();

        assertThat(answer.path("objectKey").asString()).matches("[0-9a-f]{32}");
        assertThat(user.get("/files/..%2f..%2ffiles.jsonl").status()).isIn(400, 404);
    }

    @Test
    void a_form_without_a_file_is_400() {
        assertThat(user.form("/v1/files/upload", new Parts().text("file", "x")).status())
                .isEqualTo(400);
    }

    @Test
    void a_file_can_be_kept_while_the_answer_is_lost() {
        serverMain.steer(Steering.HONEST.storingThenDropping());
        assertThatThrownBy(() -> upload("art_1", "")).isInstanceOf(UncheckedIOException.class);
        serverMain.beHonest();

        Answer again = upload("art_1", "");

        assertThat(again.json().path("objectKey").asString())
                .isEqualTo(serverMain.files(1).getFirst().key());
        assertThat(serverMain.fileCount()).isEqualTo(1);
    }

    @Test
    void files_survive_a_restart() {
        String path = "/files/" + upload("art_1", "").json().path("objectKey").asString();
        user.close();
        serverMain.close();

        serverMain = StandInServerMain.start(folder, SETTINGS);
        user = new Caller(serverMain.uri(), "sk-demo-1");

        assertThat(user.get(path).bytes()).isEqualTo(PICTURE.bytes());
        assertThat(upload("art_1", "").json().path("objectKey").asString()).isEqualTo(path.substring(7));
    }

    @Test
    void many_megabytes_arrive_whole() {
        Media video = Media.video(1280, 720, "big").sized(120_000_000);
        Parts parts = new Parts().file("file", "v.mp4", "video/mp4", video.bytes());

        assertThat(user.form("/v1/files/upload", parts).status()).isEqualTo(200);

        assertThat(serverMain.files(1).getFirst().sha256()).isEqualTo(video.sha256());
        assertThat(serverMain.files(1).getFirst().bytes()).isEqualTo(120_000_000);
    }

    private Answer upload(String idempotencyKey, String sha256) {
        HttpRequest.Builder request = user.request("/v1/files/upload")
                .header("Content-Type", Parts.CONTENT_TYPE)
                .header("Idempotency-Key", idempotencyKey)
                .POST(HttpRequest.BodyPublishers.ofByteArray(parts().bytes()));
        return user.send(sha256.isEmpty() ? request : request.header("X-Content-SHA256", sha256));
    }

    private static Parts parts() {
        return new Parts().file("file", "fox.png", PICTURE.mediaType(), PICTURE.bytes());
    }
}
