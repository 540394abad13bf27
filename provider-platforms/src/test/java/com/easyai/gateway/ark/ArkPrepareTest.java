package com.easyai.gateway.ark;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.adapter.Preparation;
import com.easyai.gateway.adapter.ProviderRequest;
import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.exchange.ProviderStub;
import com.easyai.gateway.job.JobKind;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class ArkPrepareTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "IMAGE | doubao-seedream-4-0-250828 | {'prompt':'p','n':1,'size':'2048x2048','quality':'auto','background':'opaque','output_format':'jpeg'}"
                        + " | {'prompt':'p','size':'2048x2048','sequential_image_generation':'disabled','watermark':false,'response_format':'url'}",
                "IMAGE | doubao-seedream-4-0-250828 | {'prompt':'p','n':3,'size':'2K','watermark':true,'response_format':'b64_json'}"
                        + " | {'prompt':'p','size':'2K','sequential_image_generation':'auto','sequential_image_generation_options':{'max_images':3},'watermark':true,'response_format':'url'}",
                "IMAGE | doubao-seedream-5-0-pro-260628 | {'prompt':'p','n':1,'size':'1.5K','output_format':'png'}"
                        + " | {'prompt':'p','size':'1.5K','output_format':'png','watermark':false,'response_format':'url'}",
                "IMAGE | doubao-seedream-3-0-t2i-250415 | {'prompt':'p','seed':7,'guidance_scale':2.5,'size':'512x2048'}"
                        + " | {'prompt':'p','seed':7,'guidance_scale':2.5,'size':'512x2048','watermark':false,'response_format':'url'}",
                "IMAGE | ep-20260101-abcde | {'prompt':'p','n':1,'size':'64x64'} | {'prompt':'p','size':'64x64','watermark':false,'response_format':'url'}",
                "EDIT | doubao-seedream-4-0-250828 | {'prompt':'p','n':1,'image':['https://a/1.png','DATA:image/PNG;base64,AA==']}"
                        + " | {'prompt':'p','image':['https://a/1.png','DATA:image/PNG;base64,AA=='],'sequential_image_generation':'disabled','watermark':false,'response_format':'url'}",
                "EDIT | doubao-seedream-5-0-flash-260915 | {'prompt':'p','image':'https://a/1.png','background':'transparent'}"
                        + " | {'prompt':'p','image':'https://a/1.png','background':'transparent','watermark':false,'response_format':'url'}",
                "VIDEO | doubao-seedance-1-0-pro-250528 | {'prompt':'p','seconds':'5','size':'1280x720','seed':7,'camera_fixed':true}"
                        + " | {'content':[{'type':'text','text':'p'}],'duration':5,'resolution':'720p','ratio':'16:9','seed':7,'camera_fixed':true,'watermark':false}",
                "VIDEO | doubao-seedance-2-0-260128 | {'input_reference':'https://a/1.png','prompt':'p','seconds':'15','size':'1080p','generate_audio':false,'watermark':true}"
                        + " | {'content':[{'type':'text','text':'p'},{'type':'image_url','role':'first_frame','image_url':{'url':'https://a/1.png'}}],'duration':15,'resolution':'1080p','generate_audio':false,'watermark':true}",
                "VIDEO | doubao-seedance-2-0-260128 | {'prompt':'p','resolution':'4k','ratio':'adaptive','n':1}"
                        + " | {'content':[{'type':'text','text':'p'}],'resolution':'4k','ratio':'adaptive','watermark':false}",
            })
    void says_it_in_arks_words(JobKind kind, String model, String canonical, String expected) {
        assertThat(prepare(kind, model, canonical))
                .isInstanceOfSatisfying(
                        Preparation.Ready.class,
                        ready -> assertThat(ready.call().parameters())
                                .isEqualTo(json(expected).put("model", model)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "IMAGE | doubao-seedream-5-0-pro-260628 | {'prompt':'p','n':2} | n",
                "IMAGE | doubao-seedream-3-0-t2i-250415 | {'prompt':'p','n':2} | n",
                "IMAGE | doubao-seedream-4-0-250828 | {'prompt':'p','n':16} | n",
                "EDIT | doubao-seedream-4-0-250828 | {'prompt':'p','n':14,'image':['https://a/1','https://a/2']} | n",
                "IMAGE | doubao-seedream-4-0-250828 | {'prompt':'p','n':0} | n",
                "IMAGE | doubao-seedream-4-0-250828 | {'prompt':'p','size':'3K'} | size",
                "IMAGE | doubao-seedream-4-0-250828 | {'prompt':'p','size':'auto'} | size",
                "IMAGE | doubao-seedream-4-5-251128 | {'prompt':'p','size':'1024x1024'} | size",
                "IMAGE | doubao-seedream-5-0-lite-260128 | {'prompt':'p','size':'1K'} | size",
                "IMAGE | doubao-seedream-5-0-pro-260628 | {'prompt':'p','size':'4096x4096'} | size",
                "IMAGE | doubao-seedream-3-0-t2i-250415 | {'prompt':'p','size':'256x256'} | size",
                "IMAGE | doubao-seedream-4-0-250828 | {'prompt':'p','size':'8192x500'} | size",
                "IMAGE | doubao-seedream-4-0-250828 | {'prompt':'p','quality':'high'} | quality",
                "IMAGE | doubao-seedream-4-0-250828 | {'prompt':'p','output_format':'png'} | output_format",
                "IMAGE | doubao-seedream-5-0-pro-260628 | {'prompt':'p','output_format':'webp'} | output_format",
                "IMAGE | doubao-seedream-4-0-250828 | {'prompt':'p','background':'transparent'} | background",
                "IMAGE | doubao-seedream-5-0-pro-260628 | {'prompt':'p','background':'transparent'} | background",
                "IMAGE | doubao-seedream-4-0-250828 | {'prompt':'p','seed':7} | seed",
                "IMAGE | doubao-seedream-4-0-250828 | {'prompt':'p','watermark':'no'} | watermark",
                "IMAGE | doubao-seedream-4-0-250828 | {'prompt':'p','moderation':'low'} | moderation",
                "IMAGE | doubao-seedance-2-0-260128 | {'prompt':'p'} | model",
                "EDIT | doubao-seedream-4-0-250828 | {'prompt':'p','image':'https://a/1','mask':'https://a/m'} | mask",
                "VIDEO | doubao-seedream-4-0-250828 | {'prompt':'p'} | model",
                "VIDEO | doubao-seedance-1-0-pro-250528 | {'prompt':'p','seconds':'13'} | seconds",
                "VIDEO | doubao-seedance-2-0-260128 | {'prompt':'p','seconds':'3'} | seconds",
                "VIDEO | doubao-seedance-2-0-260128 | {'prompt':'p','seconds':'4.5'} | seconds",
                "VIDEO | doubao-seedance-2-0-260128 | {'prompt':'p','size':'1792x1024'} | size",
                "VIDEO | doubao-seedance-2-0-260128 | {'prompt':'p','size':'1000x1000'} | size",
                "VIDEO | doubao-seedance-2-0-260128 | {'prompt':'p','size':'720p','ratio':'1:1'} | size",
                "VIDEO | doubao-seedance-2-0-260128 | {'prompt':'p','ratio':'2:1'} | ratio",
                "VIDEO | doubao-seedance-2-0-260128 | {'prompt':'p','camera_fixed':'yes'} | camera_fixed",
                "VIDEO | doubao-seedance-2-0-260128 | {'prompt':'p','style':'vivid'} | style",
                "VIDEO | doubao-seedance-2-0-260128 | {'prompt':'p','n':2} | n",
                "EMBEDDING | doubao-embedding-vision-250615 | {} | model",
            })
    void refuses_what_it_cannot_say_and_names_it(JobKind kind, String model, String canonical, String param) {
        assertThat(prepare(kind, model, canonical))
                .isInstanceOfSatisfying(Preparation.Unsupported.class, unsupported -> {
                    assertThat(unsupported.param()).isEqualTo(param);
                    assertThat(unsupported.message()).startsWith(param + " ").endsWith(".");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "854x480, 480p, 16:9",
        "720x1280, 720p, 9:16",
        "1920x1080, 1080p, 16:9",
        "3840x2160, 4k, 16:9",
        "720x720, 720p, 1:1",
        "960x720, 720p, 4:3",
        "2520x1080, 1080p, 21:9"
    })
    void a_videos_pixels_are_a_resolution_and_a_ratio(String size, String resolution, String ratio) {
        assertThat(VideoSize.of(size)).contains(new VideoSize(resolution, Optional.of(ratio)));
    }

    private static Preparation prepare(JobKind kind, String model, String canonical) {
        return ProviderStub.unreachable(ArkAdapter::new).prepare(new ProviderRequest(kind, model, json(canonical)));
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) Json.MAPPER.readTree(text.replace('\'', '"'));
    }
}
