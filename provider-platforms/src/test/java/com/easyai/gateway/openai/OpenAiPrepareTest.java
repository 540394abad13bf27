package com.easyai.gateway.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.adapter.Preparation;
import com.easyai.gateway.adapter.PreparedCall;
import com.easyai.gateway.adapter.ProviderRequest;
import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.exchange.ProviderStub;
import com.easyai.gateway.job.JobKind;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class OpenAiPrepareTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "IMAGE | gpt-image-1 | {'prompt':'p','n':2,'size':'1024x1024','quality':'high','background':'opaque','output_format':'webp','output_compression':80,'moderation':'low','user':'u'}"
                        + " | {'model':'gpt-image-1','prompt':'p','n':2,'size':'1024x1024','quality':'high','background':'opaque','output_format':'webp','output_compression':80,'moderation':'low','user':'u'}",
                "IMAGE | gpt-image-1 | {'prompt':'p','response_format':'url','quality':'hd','size':null} | {'model':'gpt-image-1','prompt':'p','quality':'hd'}",
                "IMAGE | dall-e-3 | {'prompt':'p','n':1,'style':'vivid','response_format':'b64_json'} | {'model':'dall-e-3','prompt':'p','n':1,'style':'vivid','response_format':'url'}",
                "IMAGE | dall-e-2 | {'prompt':'p','n':10,'quality':'auto'} | {'model':'dall-e-2','prompt':'p','n':10,'response_format':'url'}",
                "IMAGE | my-flux | {'prompt':'p','n':1,'seed':7,'watermark':false} | {'model':'my-flux','prompt':'p','n':1,'seed':7,'watermark':false}",
                "EDIT | gpt-image-1 | {'prompt':'p','n':1,'image':['https://a/1.png','data:image/png;base64,AA=='],'mask':'https://a/m.png','input_fidelity':'high','moderation':'auto'}"
                        + " | {'model':'gpt-image-1','prompt':'p','n':1,'image':['https://a/1.png','data:image/png;base64,AA=='],'mask':'https://a/m.png','input_fidelity':'high'}",
                "VIDEO | sora-2 | {'prompt':'p','seconds':'8','size':'1280x720','n':1,'input_reference':'https://a/1.png'} | {'model':'sora-2','prompt':'p','seconds':'8','size':'1280x720','input_reference':'https://a/1.png'}",
                "VIDEO | wan-2.5 | {'prompt':'p','seconds':'5','seed':7,'input_reference':{'image_url':'https://a/1.png'}} | {'model':'wan-2.5','prompt':'p','seconds':'5','seed':7,'input_reference':'https://a/1.png'}",
            })
    void says_it_in_openais_words(JobKind kind, String model, String canonical, String expected) {
        PreparedCall call = ready(prepare(kind, model, canonical));

        assertThat(call.parameters()).isEqualTo(json(expected));
        assertThat(call.kind()).isEqualTo(kind);
        assertThat(call.platformModel()).isEqualTo(model);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "IMAGE | gpt-image-1 | {'prompt':'p','seed':7} | seed",
                "IMAGE | gpt-image-1 | {'prompt':'p','style':'vivid'} | style",
                "IMAGE | gpt-image-1 | {'prompt':'p','n':11} | n",
                "IMAGE | gpt-image-1 | {'prompt':'p','n':0} | n",
                "IMAGE | gpt-image-1 | {'prompt':'p','n':'2'} | n",
                "IMAGE | gpt-image-1 | {'prompt':'p','n':99999999999} | n",
                "IMAGE | dall-e-3 | {'prompt':'p','n':2} | n",
                "IMAGE | dall-e-3 | {'prompt':'p','background':'transparent'} | background",
                "IMAGE | sora-2 | {'prompt':'p'} | model",
                "EDIT | dall-e-3 | {'prompt':'p','image':'https://a/1.png'} | model",
                "EDIT | dall-e-2 | {'prompt':'p','image':['https://a/1.png','https://a/2.png']} | image",
                "EDIT | gpt-image-1 | {'prompt':'p','image':'https://a/1.png','moderation':'low'} | moderation",
                "VIDEO | sora-2 | {'prompt':'p','n':2} | n",
                "VIDEO | sora-2 | {'prompt':'p','seconds':8} | seconds",
                "VIDEO | sora-2 | {'prompt':'p','seed':7} | seed",
                "VIDEO | gpt-image-1 | {'prompt':'p'} | model",
                "CHAT | gpt-4o | {} | model",
            })
    void refuses_what_it_cannot_say_and_names_it(JobKind kind, String model, String canonical, String param) {
        assertThat(prepare(kind, model, canonical))
                .isInstanceOfSatisfying(Preparation.Unsupported.class, unsupported -> {
                    assertThat(unsupported.param()).isEqualTo(param);
                    assertThat(unsupported.message()).startsWith(param + " ").endsWith(".");
                });
    }

    @Test
    void more_than_sixteen_inputs_are_refused() {
        String images = String.join("','", Collections.nCopies(17, "https://a/1.png"));

        assertThat(prepare(JobKind.EDIT, "gpt-image-1", "{'prompt':'p','image':['" + images + "']}"))
                .isInstanceOf(Preparation.Unsupported.class);
    }

    @Test
    void the_request_is_not_changed_and_the_same_request_prepares_the_same() {
        ObjectNode canonical = json("{'prompt':'p','n':1,'response_format':'url'}");
        ObjectNode before = canonical.deepCopy();
        var request = new ProviderRequest(JobKind.IMAGE, "dall-e-3", canonical);

        List<Preparation> both = List.of(adapter().prepare(request), adapter().prepare(request));

        assertThat(both.getFirst()).isEqualTo(both.getLast());
        assertThat(canonical).isEqualTo(before);
    }

    private static Preparation prepare(JobKind kind, String model, String canonical) {
        return adapter().prepare(new ProviderRequest(kind, model, json(canonical)));
    }

    private static OpenAiAdapter adapter() {
        return ProviderStub.unreachable(OpenAiAdapter::new);
    }

    private static PreparedCall ready(Preparation preparation) {
        return switch (preparation) {
            case Preparation.Ready(PreparedCall call) -> call;
            case Preparation.Unsupported unsupported -> throw new AssertionError(unsupported);
        };
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) Json.MAPPER.readTree(text.replace('\'', '"'));
    }
}
