package com.easyai.gateway.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.HttpResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.images.Image;
import com.openai.models.images.ImageEditParams;
import com.openai.models.images.ImageGenerateParams;
import com.openai.models.images.ImagesResponse;
import com.openai.models.models.Model;
import com.openai.models.videos.Video;
import com.openai.models.videos.VideoCreateParams;
import com.openai.models.videos.VideoDeleteResponse;
import com.openai.models.videos.VideoListParams;
import com.openai.models.videos.VideoSeconds;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The official OpenAI client against the gateway, with only its base URL and key changed. OpenAI has announced the end of
 * its own video calls; those who make them go on making them here.
 */
@SuppressWarnings("deprecation")
class OpenAiSdkTest {
    private final Stack stack = Stack.running();
    private final String user = "sdk" + UUID.randomUUID();
    private final OpenAIClient client = client("sk-user-" + user);

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void generated_pictures_come_as_urls_of_what_is_stored() {
        ImagesResponse answer = client.images().generate(fox().n(2).build());

        assertThat(answer.isValid()).isTrue();
        assertThat(answer.quality().orElseThrow().toString()).isEqualTo("high");
        List<Image> pictures = answer.data().orElseThrow();
        assertThat(pictures).hasSize(2);
        JsonNode job = stack.job(user, newestJob());
        assertThat(job.at("/result/artifacts/1/sha256").asString())
                .isEqualTo(Web.sha256Of(pictures.get(1).url().orElseThrow()));
        assertChargedOnce(job, "2.16");
    }

    @Test
    void generated_pictures_come_as_base64_of_what_is_stored() throws Exception {
        var inline = fox().responseFormat(ImageGenerateParams.ResponseFormat.B64_JSON)
                .build();

        Image picture = client.images().generate(inline).data().orElseThrow().getFirst();

        JsonNode job = stack.job(user, newestJob());
        assertThat(sha256(Base64.getDecoder().decode(picture.b64Json().orElseThrow())))
                .isEqualTo(job.at("/result/artifacts/0/sha256").asString());
        assertChargedOnce(job, "1.08");
    }

    @Test
    void pictures_are_edited_from_one_file_or_several() throws IOException {
        byte[] png = aPng();
        var one = ImageEditParams.builder()
                .model("gpt-image-1")
                .prompt("make it snow " + UUID.randomUUID())
                .image(new ByteArrayInputStream(png))
                .mask(png)
                .n(2)
                .build();
        var several = ImageEditParams.builder()
                .model("gpt-image-1")
                .prompt("one of both " + UUID.randomUUID())
                .imageOfInputStreams(List.of(new ByteArrayInputStream(png), new ByteArrayInputStream(png)))
                .build();

        assertThat(client.images().edit(one).data().orElseThrow()).hasSize(2);
        assertChargedOnce(stack.job(user, newestJob()), "2.16");
        assertThat(client.images().edit(several).data().orElseThrow()).hasSize(1);
        assertChargedOnce(stack.job(user, newestJob()), "1.08");
    }

    @Test
    void a_video_is_created_followed_listed_downloaded_and_deleted() throws Exception {
        var params = VideoCreateParams.builder()
                .model("sora-2")
                .prompt("a fox runs " + UUID.randomUUID())
                .seconds(VideoSeconds._8)
                .inputReference(aPng(720, 1280))
                .build();
        Video created = client.videos().create(params);
        assertThat(created.isValid()).isTrue();
        assertThat(created.status()).isEqualTo(Video.Status.QUEUED);

        stack.succeeded(user, created.id());
        Video done = client.videos().retrieve(created.id());
        assertThat(done.isValid()).isTrue();
        assertThat(done.status()).isEqualTo(Video.Status.COMPLETED);
        assertThat(done.seconds()).isEqualTo(VideoSeconds._8);
        assertThat(client.videos()
                        .list(VideoListParams.builder().limit(1).build())
                        .data())
                .extracting(Video::id)
                .containsExactly(created.id());
        try (HttpResponse content = client.videos().downloadContent(created.id())) {
            assertThat(sha256(content.body().readAllBytes()))
                    .isEqualTo(stack.job(user, created.id())
                            .at("/result/artifacts/0/sha256")
                            .asString());
        }

        assertChargedOnce(stack.job(user, created.id()), "5.04");

        VideoDeleteResponse deleted = client.videos().delete(created.id());
        assertThat(deleted.deleted()).isTrue();
        assertThat(client.videos().list().data()).isEmpty();
    }

    @Test
    void models_are_listed_and_found() {
        assertThat(client.models().list().data()).extracting(Model::id).contains("gpt-image-1", "sora-2");
        assertThat(client.models().retrieve("sora-2").isValid()).isTrue();
    }

    @Test
    void errors_are_the_sdks_exceptions() {
        var moderated = fox().prompt("[[moderated]] " + UUID.randomUUID()).build();

        assertError(
                400,
                BadRequestException.class,
                "n",
                () -> client.images().generate(fox().n(9).build()));
        assertError(400, BadRequestException.class, "", () -> client.images().generate(moderated));
        assertError(
                401,
                UnauthorizedException.class,
                "",
                () -> client("sk-nobody").models().list());
        assertError(404, NotFoundException.class, "model", () -> client.models().retrieve("no-such-model"));
        assertError(404, NotFoundException.class, "", () -> client.videos().retrieve("job_" + "0".repeat(32)));
    }

    private void assertChargedOnce(JsonNode job, String total) {
        assertThat(stack.chargesOf(job.get("id").asString())).singleElement().satisfies(charge -> {
            assertThat(charge.get("total").asString()).isEqualTo(total);
            assertThat(charge.at("/user/sub").asString()).isEqualTo(user);
        });
    }

    private static <E extends OpenAIServiceException> void assertError(
            int status, Class<E> type, String param, ThrowingCallable call) {
        E error = catchThrowableOfType(type, call);
        assertThat(error).as(type.getSimpleName() + " of " + status).isNotNull();
        assertThat(error.statusCode()).isEqualTo(status);
        assertThat(error.param().orElse("")).isEqualTo(param);
        assertThat(error.code()).isPresent();
        assertThat(error.type()).isPresent();
    }

    private OpenAIClient client(String key) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(stack.api(1, "/v1"))
                .apiKey(key)
                .build();
    }

    private static ImageGenerateParams.Builder fox() {
        return ImageGenerateParams.builder().model("gpt-image-1").prompt("a red fox " + UUID.randomUUID());
    }

    private String newestJob() {
        Map<String, String> headers = Stack.asUser(user);
        return Web.get(stack.api(1, "/v1/jobs?limit=1"), headers)
                .json()
                .at("/data/0/id")
                .asString();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static byte[] aPng() throws IOException {
        return aPng(64, 64);
    }

    private static byte[] aPng(int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
