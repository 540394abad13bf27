package com.easyai.gateway.jobstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.easyai.gateway.sealing.Sealer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SealerTest {
    private static final String OLD = key((byte) 1);
    private static final String NEW = key((byte) 2);

    @Test
    void a_secret_opens_under_its_own_row_only() {
        var sealer = new Sealer(NEW);
        byte[] sealed = sealer.seal("sk-canary", "job_1");

        assertThat(sealer.openText(sealed, "job_1")).isEqualTo("sk-canary");
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("canary");
        assertThatThrownBy(() -> sealer.openText(sealed, "job_2")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void after_a_rotation_the_old_key_opens_and_the_new_one_seals() {
        byte[] sealedBefore = new Sealer(OLD).seal("secret", "row");

        assertThat(new Sealer(NEW + "," + OLD).openText(sealedBefore, "row")).isEqualTo("secret");
        assertThatThrownBy(() -> new Sealer(NEW).openText(sealedBefore, "row"))
                .hasMessageContaining("GATEWAY_ENCRYPTION_KEY");
    }

    @Test
    void the_same_secret_is_never_sealed_alike() {
        var sealer = new Sealer(NEW);

        assertThat(sealer.seal("secret", "row")).isNotEqualTo(sealer.seal("secret", "row"));
    }

    @Test
    void a_malformed_key_is_named_with_the_way_to_make_one() {
        assertThatThrownBy(() -> new Sealer("AAAA"))
                .hasMessageContaining("GATEWAY_ENCRYPTION_KEY")
                .hasMessageContaining("openssl rand -base64 32");
    }

    private static String key(byte fill) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, fill);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
