package com.easyai.gateway.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.easyai.gateway.adapter.InputMedia.Media;
import com.easyai.gateway.adapter.InputMedia.UnusableInputException;
import com.easyai.gateway.exchange.ProviderStub;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadInputMediaTest {
    private final ProviderStub stub = new ProviderStub();
    private final ReadInputMedia inputs =
            new ReadInputMedia(stub.outbound, new InputLimits(1000, 1_000_000, Duration.ofSeconds(10)));

    @AfterEach
    void close() {
        stub.close();
    }

    @Test
    void reads_a_data_url_without_any_request() {
        byte[] png = Pictures.png(3, 2);

        assertThat(inputs.read(Pictures.dataUrl("image/png", png)).bytes()).isEqualTo(png);
    }

    @Test
    void reads_a_picture_by_url_whatever_it_is_called() {
        serve(200, Pictures.png(3, 2), "text/plain");

        Media media = inputs.read(url());

        assertThat(media.mediaType()).isEqualTo("image/png");
        assertThat(media.bytes()).isEqualTo(Pictures.png(3, 2));
    }

    @Test
    void tries_once_more_when_the_server_fumbles() {
        serve(503, new byte[0], "text/plain");
        serve(200, Pictures.gif(3, 2), "image/gif");

        assertThat(inputs.read(url()).mediaType()).isEqualTo("image/gif");
    }

    @Test
    void says_what_is_wrong_without_repeating_the_url() {
        serve(404, new byte[0], "text/plain");
        assertUnusable(url(), "The input picture could not be read: localhost answered with status 404.");

        serve(200, "<html>".getBytes(StandardCharsets.UTF_8), "image/png");
        assertUnusable(url(), "The input picture must be a whole PNG, JPEG, WebP or GIF picture.");

        serve(200, new byte[1001], "image/png");
        assertUnusable(url(), "The input picture must not be larger than 1000 bytes.");

        assertUnusable(
                "https://127.0.0.1:1/a.png",
                "The input picture cannot be fetched: The URL leads to an address that is not public.");
        assertUnusable("http://example.com/a.png", "The input picture cannot be fetched: The URL must be https.");
        assertUnusable("file:///etc/passwd", "The input picture's URL is not an https URL.");
    }

    private void assertUnusable(String url, String message) {
        assertThatExceptionOfType(UnusableInputException.class)
                .isThrownBy(() -> inputs.read(url))
                .withMessage(message);
    }

    private String url() {
        return "http://localhost:" + stub.server.getPort() + "/a.png?signature=secret";
    }

    private void serve(int status, byte[] bytes, String mediaType) {
        stub.server.enqueue(new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", mediaType)
                .body(new Buffer().write(bytes))
                .build());
    }
}
