package com.easyai.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {
    @ParameterizedTest
    @CsvSource({
        "stand-in.local, http://stand-in.local:9000/x, true",
        "Stand-In.Local, https://stand-in.local/x, true",
        "stand-in.local:9000, http://stand-in.local:9000/x, true",
        "stand-in.local:80, http://stand-in.local/x, true",
        "stand-in.local:9000, http://stand-in.local:9001/x, false",
        "stand-in.local, http://evil-stand-in.local/, false",
        "stand-in.local, http://stand-in.local.evil/, false",
        "stand-in.local, http://stand-in.local@evil/, false",
        "127.0.0.1:1, http://127.0.0.1:1/, true",
        "[::1]:9000, http://[::1]:9000/, true",
        "[::1], http://[0:0::1]:7/, true",
    })
    void admits_a_host_or_a_host_and_port(String setting, String url, boolean admitted) {
        assertThat(AllowedHosts.parse(setting).admits(HttpUrl.get(url))).isEqualTo(admitted);
    }

    @Test
    void ignores_blank_entries() {
        assertThat(AllowedHosts.parse(" , a ,,b:1, ").entries()).containsExactlyInAnyOrder("a", "b:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://a", "a/b", "a b", "u@a", "a:99999", "a?b"})
    void refuses_what_is_no_host_and_names_it(String entry) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AllowedHosts.parse("ok," + entry))
                .withMessageContaining("GATEWAY_ALLOWED_HOSTS")
                .withMessageContaining(entry);
    }
}
