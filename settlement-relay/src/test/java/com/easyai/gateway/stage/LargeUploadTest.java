package com.easyai.gateway.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.job.JobId;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A video many times larger than the relay's heap. */
class LargeUploadTest {
    private static final int MEGABYTE = 1 << 20;
    private static final int MEGABYTES = 300;

    @Test
    void video_of_300_megabytes_goes_through_a_heap_of_64() throws Exception {
        try (var stage = new Stage()) {
            stage.provider.on("/video", LargeUploadTest::video);
            TestJob job = stage.job().at(stage.provider.url("/video"));
            JobId id = job.delivered();

            Process relay = stage.relayProcess(List.of("-Xmx64m", "-XX:+ExitOnOutOfMemoryError"))
                    .start();
            try {
                stage.awaitDelivery(id, "webhook", "delivered");

                assertThat(relay.isAlive()).isTrue();
                assertThat(stage.files(job.user())).singleElement().satisfies(file -> {
                    assertThat(file.bytes()).isEqualTo((long) MEGABYTES * MEGABYTE);
                    assertThat(file.sha256()).isEqualTo(digest());
                    assertThat(file.mediaType()).isEqualTo("video/mp4");
                });
            } finally {
                relay.destroy();
                assertThat(relay.waitFor(40, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    private static void video(OutputStream out) throws IOException {
        ScriptedServer.head(out, "200 OK", "application/octet-stream", (long) MEGABYTES * MEGABYTE);
        for (int i = 0; i < MEGABYTES; i++) {
            out.write(megabyte(i));
        }
    }

    private static byte[] megabyte(int number) {
        byte[] bytes = new byte[MEGABYTE];
        bytes[0] = (byte) number;
        if (number == 0) {
            byte[] start = {0, 0, 0, 24, 'f', 't', 'y', 'p', 'i', 's', 'o', 'm'};
            System.arraycopy(start, 0, bytes, 0, start.length);
        }
        return bytes;
    }

    private static String digest() throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        for (int i = 0; i < MEGABYTES; i++) {
            digest.update(megabyte(i));
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
