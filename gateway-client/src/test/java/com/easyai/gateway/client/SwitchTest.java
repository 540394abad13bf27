package com.easyai.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.easyai.gateway.client.billing.Estimate;
import com.easyai.gateway.client.billing.ExpectedUsage;
import com.easyai.gateway.client.caller.Call;
import com.easyai.gateway.client.caller.Caller;
import com.easyai.gateway.client.chat.ChatCompletion;
import com.easyai.gateway.client.chat.ChatMessage;
import com.easyai.gateway.client.chat.ChatRequest;
import com.easyai.gateway.client.chat.ChatStream;
import com.easyai.gateway.client.embeddings.EmbeddingRequest;
import com.easyai.gateway.client.embeddings.Embeddings;
import com.easyai.gateway.client.facade.GatewayCalls;
import com.easyai.gateway.client.facade.GatewaySettings;
import com.easyai.gateway.client.images.EditRequest;
import com.easyai.gateway.client.images.ImageRequest;
import com.easyai.gateway.client.images.InputPicture;
import com.easyai.gateway.client.images.Pictures;
import com.easyai.gateway.client.request.GatewayRequest;
import com.easyai.gateway.client.videos.Video;
import com.easyai.gateway.client.videos.VideoRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SwitchTest {
    private static final Call CALL = Call.by(Caller.ofUser("user-1"));
    private static final ChatRequest CHAT =
            ChatRequest.of("m").message(ChatMessage.user("hi")).build();
    private static final ImageRequest IMAGE = ImageRequest.of("m", "a fox");

    private final FakeGateway gateway = new FakeGateway();

    SwitchTest() throws IOException {}

    @AfterEach
    void close() {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "FALSE", ""})
    void switched_off_all_six_calls_go_the_old_way_and_nothing_reaches_the_gateway(String off) {
        GatewayCalls calls = GatewayCalls.choose(settings("AI_GATEWAY_ENABLED", off), new OldWay());

        assertThat(calls.createChatCompletion(CALL, CHAT).id()).isEqualTo("old");
        assertThat(calls.streamChatCompletion(CALL, CHAT).hasNext()).isFalse();
        assertThat(calls.generateImage(CALL, IMAGE).created()).isEqualTo(1);
        assertThat(calls.editImage(CALL, EditRequest.of("m", "bluer", InputPicture.at("https://p/1")))
                        .created())
                .isEqualTo(2);
        assertThat(calls.generateVideo(CALL, VideoRequest.of("m", "a fox")).id())
                .isEqualTo("old");
        assertThat(calls.createEmbedding(CALL, EmbeddingRequest.of("m", "fox")).model())
                .isEqualTo("old");
        assertThat(calls.estimateBilling(CALL, IMAGE).currency()).isEqualTo("OLD");
        assertThat(calls.estimateBilling(CALL, CHAT, ExpectedUsage.UNKNOWN.outputTokens(9))
                        .currency())
                .isEqualTo("OLD");
        assertThat(gateway.unread()).isZero();
    }

    @Test
    void switched_on_calls_go_to_the_gateway_with_its_token() throws Exception {
        gateway.answers(200, "{\"created\":7,\"data\":[]}");
        GatewayCalls calls = GatewayCalls.choose(settings("AI_GATEWAY_ENABLED", "true"), new OldWay());

        assertThat(calls.generateImage(CALL, IMAGE).created()).isEqualTo(7);
        assertThat(gateway.next().header("Authorization")).isEqualTo("Bearer token-1");
    }

    @Test
    void nothing_set_is_off_at_the_usual_place_without_copies() {
        GatewaySettings settings = GatewaySettings.from(Map.of());

        assertThat(settings.enabled()).isFalse();
        assertThat(settings.baseUrl()).isEqualTo(URI.create("http://easyai-ai-gateway:8088"));
        assertThat(settings.shadow().share()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "AI_GATEWAY_ENABLED,yes",
        "AI_GATEWAY_BASE_URL,easyai-ai-gateway:8088",
        "AI_GATEWAY_BASE_URL,not a url",
        "AI_GATEWAY_SHADOW_SHARE,1.5",
        "AI_GATEWAY_SHADOW_SHARE,-1"
    })
    void bad_setting_is_named(String name, String value) {
        assertThatThrownBy(() -> settings(name, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
    }

    @Test
    void switched_on_without_a_token_does_not_start() {
        assertThatThrownBy(() -> GatewaySettings.from(Map.of("AI_GATEWAY_ENABLED", "true")))
                .hasMessageContaining("AI_GATEWAY_INTERNAL_TOKEN");
    }

    @Test
    void settings_do_not_print_the_token() {
        assertThat(settings("AI_GATEWAY_ENABLED", "true")).asString().doesNotContain("token-1");
    }

    private GatewaySettings settings(String name, String value) {
        var environment = new HashMap<String, String>();
        environment.put("AI_GATEWAY_BASE_URL", gateway.url() + "/");
        environment.put("AI_GATEWAY_INTERNAL_TOKEN", "token-1");
        environment.put(name, value);
        return GatewaySettings.from(environment);
    }

    private static final class OldWay implements GatewayCalls {
        @Override
        public ChatCompletion createChatCompletion(Call call, ChatRequest request) {
            return new ChatCompletion("old", request.model(), 0, List.of(), null);
        }

        @Override
        public ChatStream streamChatCompletion(Call call, ChatRequest request) {
            return ChatStream.of(Collections.emptyIterator(), () -> {});
        }

        @Override
        public Pictures generateImage(Call call, ImageRequest request) {
            return new Pictures(1, List.of());
        }

        @Override
        public Pictures editImage(Call call, EditRequest request) {
            return new Pictures(2, List.of());
        }

        @Override
        public Video generateVideo(Call call, VideoRequest request) {
            return new Video("old", request.model(), "queued", 0, 0, null);
        }

        @Override
        public Embeddings createEmbedding(Call call, EmbeddingRequest request) {
            return new Embeddings("old", List.of(), null);
        }

        @Override
        public Estimate estimateBilling(Call call, GatewayRequest request) {
            return new Estimate("OLD", BigDecimal.ONE, List.of(), List.of());
        }
    }
}
