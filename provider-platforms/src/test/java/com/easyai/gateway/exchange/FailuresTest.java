package com.easyai.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.adapter.Failure;
import com.easyai.gateway.adapter.Failure.Kind;
import com.easyai.gateway.canonical.Json;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {
    @ParameterizedTest
    @EnumSource(Kind.class)
    void no_failure_repeats_a_credential(Kind kind) {
        String echo = "key " + ProviderStub.KEY + " / Bearer abc.def / sk-proj-abcdef0123456789 / "
                + "https://x.example/a?X-Tos-Signature=5ec4e7";
        ErrorBody error = new ErrorBody(ProviderStub.KEY, "t", echo);

        Failure failure =
                Failures.of(kind, error, ProviderStub.account("https://x", Duration.ofSeconds(1)), Optional.empty());

        assertThat(failure.message()).isNotBlank();
        assertThat(failure.toString()).doesNotContain(ProviderStub.KEY, "abc.def", "abcdef0123", "5ec4e7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb\u0000c", "a  b\tc"})
    void a_quote_is_one_printable_line(String message) {
        Failure failure = Failures.of(
                Kind.INVALID_REQUEST,
                new ErrorBody("", "", message),
                ProviderStub.account("https://x", Duration.ofSeconds(1)),
                Optional.empty());

        assertThat(failure.message()).isEqualTo("The provider refused the request as it stands: a b c");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":{\"code\":\"c\",\"type\":\"t\",\"message\":\"m\"}} | c t m",
                "{\"error\":{\"code\":1301,\"message\":\"m\"}} | 1301  m",
                "{\"error\":{\"code\":null,\"type\":\"t\"}} | ' t '",
                "{\"error\":\"just text\"} | '  just text'",
                "{\"code\":20012,\"message\":\"flat\"} | 20012  flat",
                "[{\"error\":{\"code\":429,\"message\":\"m\"}}] | 429  m",
                "\"bare\" | '  bare'",
                "[] | '  '",
                "17 | '  '",
                "{\"error\":{}} | '  '",
            })
    void errors_are_found_in_every_shape(String json, String expected) {
        ErrorBody error = ErrorBody.of(Optional.of(Json.MAPPER.readTree(json)));

        assertThat(error.code() + " " + error.type() + " " + error.message()).isEqualTo(expected);
    }
}
