package com.easyai.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.catalogue.Catalogue;
import com.easyai.gateway.catalogue.Catalogues;
import com.easyai.gateway.catalogue.Limits;
import com.easyai.gateway.catalogue.Platform;
import com.easyai.gateway.catalogue.PlatformModel;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.pricing.EffectivePrice;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class AcceptedDocumentsTest {
    @Test
    void contract_document_is_read_whole() {
        Catalogue catalogue = Catalogues.example();

        assertThat(catalogue.currency()).isEqualTo("CNY");
        assertThat(catalogue.models()).extracting("name").containsExactly("gpt-image-1", "seedance");
        assertThat(catalogue.model("gpt-image-1").orElseThrow().kinds()).isEqualTo(Set.of(JobKind.IMAGE, JobKind.EDIT));
        assertThat(catalogue.model("gpt-image-1").orElseThrow().parameters().keySet())
                .containsExactly("size", "quality", "n", "seed");
        Platform openai = catalogue.platform("openai-main").orElseThrow();
        assertThat(openai.turn()).isEqualTo(new Platform.Turn(10, 3));
        assertThat(openai.limits()).isEqualTo(new Limits(500, 200_000L, 20));
        PlatformModel image = openai.models().getFirst();
        assertThat(image.platformModel()).isEqualTo("gpt-image-1-2026");
        assertThat(image.limits()).isEqualTo(new Limits(50, null, null));
        assertThat(image.terms().cost())
                .singleElement()
                .satisfies(line -> assertThat(line.price()).isEqualTo("0.70"));
    }

    @Test
    void what_is_left_out_has_a_default() {
        Platform ark = Catalogues.example().platform("ark-1").orElseThrow();

        assertThat(ark.turn()).isEqualTo(new Platform.Turn(100, 1));
        assertThat(ark.limits()).isEqualTo(Limits.NONE);
        assertThat(ark.models().getFirst().platformModel()).isEqualTo("gpt-image-1");
        assertThat(ark.models().getFirst().prices().discount()).isEqualTo("1");
    }

    @Test
    void platforms_of_a_model_are_found_by_kind() {
        Catalogue catalogue = Catalogues.example();

        assertThat(catalogue.offering("gpt-image-1", JobKind.EDIT))
                .extracting(o -> o.platform().name())
                .containsExactly("openai-main", "ark-1");
        assertThat(catalogue.offering("seedance", JobKind.VIDEO))
                .extracting(o -> o.platform().name())
                .containsExactly("ark-1");
        assertThat(catalogue.offering("seedance", JobKind.IMAGE)).isEmpty();
        assertThat(catalogue.offering("sora", JobKind.VIDEO)).isEmpty();
    }

    @Test
    void price_is_override_else_base_times_discount() {
        PlatformModel image = Catalogues.example()
                .platform("openai-main")
                .orElseThrow()
                .models()
                .getFirst();

        assertThat(image.prices().effectiveFor(Map.of("quality", "high")))
                .extracting(EffectivePrice::unitPrice)
                .containsExactly(new BigDecimal("1.0800"));
        assertThat(image.prices().effectiveFor(Map.of("quality", "low")))
                .extracting(EffectivePrice::unitPrice)
                .containsExactly(new BigDecimal("0.95"));
    }

    @Test
    void account_has_its_credentials_and_prints_without_them() {
        Catalogue catalogue = Catalogues.example();

        var account = catalogue.account("ark-1", JobKind.VIDEO).orElseThrow();

        assertThat(account.credential("apiKey")).isEqualTo("a-literal-key");
        assertThat(account.baseUrl()).isEqualTo("https://ark.cn-beijing.volces.com/api/v3");
        assertThat(account + "" + catalogue + catalogue.platforms()).doesNotContain("a-literal-key");
        assertThat(catalogue.account("gone", JobKind.VIDEO)).isEmpty();
    }

    @Test
    void credentials_leave_the_document_and_references_stay() {
        ObjectNode shown = accepted(Catalogues.DOCUMENT).document();

        assertThat(shown.at("/platforms/0/credentials/apiKey").asString()).isEqualTo("${OPENAI_API_KEY}");
        assertThat(shown.at("/platforms/1/credentials/apiKey").asString()).isEqualTo("(sealed)");
        assertThat(shown.toString()).doesNotContain("a-literal-key");
    }

    @Test
    void json_says_the_same_as_yaml() {
        ObjectNode fromYaml = accepted(Catalogues.DOCUMENT).document();

        var fromJson = accepted(Json.MAPPER.writeValueAsString(fromYaml));

        assertThat(fromJson.document()).isEqualTo(fromYaml);
    }

    @Test
    void document_shown_as_yaml_reads_as_the_same_document() {
        String tricky = Catalogues.DOCUMENT
                .replace("platformModel: gpt-image-1-2026", "platformModel: \"1e3\"")
                .replace("name: ark-1", "name: \"no\"")
                .replace(
                        "default: 720p, allowed: [480p, 720p, 1080p]",
                        "default: \"12:30\", allowed: [\"12:30\", \"0x1F\", 720p, 1080p, \"null\"]")
                .replace("seed: {}", "seed: { default: 0.50, min: 0.0, max: 1 }");
        ObjectNode document = accepted(tricky).document();

        String shown = DocumentText.yaml(document);

        assertThat(shown).startsWith("currency:").doesNotContain("{\"");
        assertThat(accepted(shown).document()).isEqualTo(document);
    }

    @Test
    void unquoted_prices_keep_their_digits() {
        String document = Catalogues.DOCUMENT.replace("price: \"0.60\"", "price: 0.60");

        var base = Catalogues.read(document).model("gpt-image-1").orElseThrow().pricing();

        assertThat(base.get(1).price()).isEqualTo(new BigDecimal("0.60"));
    }

    @Test
    void discount_above_one_is_allowed_and_warned_of() {
        var accepted = accepted(Catalogues.DOCUMENT.replace("discount: \"0.90\"", "discount: \"1.10\""));

        assertThat(accepted.warnings())
                .containsExactly(new CatalogueProblem(
                        "platforms[0].discount", "is above 1, so this platform is dearer than the base price"));
    }

    @Test
    void two_lines_do_not_tie_where_a_closer_one_decides() {
        String document =
                Catalogues.DOCUMENT.replace("- { meter: image, per: 1, price: \"0.60\" }", """
                - { meter: image, per: 1, price: "0.60" }
                      - { meter: image, per: 1, price: "2.00", when: { size: 1024x1024 } }
                      - { meter: image, per: 1, price: "3.00", when: { size: 1024x1024, quality: high } }
                """.stripTrailing());

        assertThat(accepted(document).warnings()).isEmpty();
    }

    private static CatalogueReading.Accepted accepted(String text) {
        var reading = new ReadCatalogue(Catalogues.ADAPTERS).read(text, (p, name, written) -> Optional.of(written));
        assertThat(reading).isInstanceOf(CatalogueReading.Accepted.class);
        return (CatalogueReading.Accepted) reading;
    }
}
