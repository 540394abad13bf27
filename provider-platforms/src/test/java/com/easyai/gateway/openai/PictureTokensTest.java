package com.easyai.gateway.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.adapter.PreparedCall;
import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.exchange.ProviderStub;
import com.easyai.gateway.job.JobKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class PictureTokensTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "IMAGE | gpt-image-1 | {'size':'1024x1024','quality':'low'}          | 272",
                "IMAGE | gpt-image-1 | {'size':'1024x1024','quality':'medium'}       | 1056",
                "IMAGE | gpt-image-1 | {'size':'1024x1536','quality':'medium'}       | 1584",
                "EDIT  | gpt-image-1 | {'size':'1536x1024','quality':'high','n':3}   | 18624",
                "IMAGE | gpt-image-1 | {'size':'1024x1024','quality':'low','prompt':'abcd'} | 274",
                "IMAGE | gpt-image-1 | {'size':'auto','quality':'auto'}              | 6240",
                "IMAGE | gpt-image-1 | {}                                            | 6240",
                "IMAGE | dall-e-3    | {'prompt':'abcd'}                             | 0",
                "VIDEO | sora-2      | {'prompt':'abcd'}                             | 0",
            })
    void reserves_what_openais_table_says(JobKind kind, String model, String parameters, long tokens) {
        var call = new PreparedCall(kind, model, (ObjectNode) Json.MAPPER.readTree(parameters.replace('\'', '"')));

        assertThat(ProviderStub.unreachable(OpenAiAdapter::new).expectedTokens(call))
                .isEqualTo(tokens);
    }
}
