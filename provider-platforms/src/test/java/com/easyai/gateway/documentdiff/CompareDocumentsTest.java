package com.easyai.gateway.documentdiff;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.canonical.CanonicalJson;
import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.catalogue.Catalogues;
import com.easyai.gateway.document.CatalogueReading;
import com.easyai.gateway.document.ReadCatalogue;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class CompareDocumentsTest {
    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
            weight: 3               | weight: 4                    | platforms[openai-main].weight: 3 > 4
            discount: "0.90"        | discount: "0.85"             | platforms[openai-main].discount: "0.90" > "0.85"
            rpm: 50 }               | rpm: 60 }                    | platforms[openai-main].models[gpt-image-1].limits.rpm: 50 > 60
            price: "0.60"           | price: "0.65"                | models[gpt-image-1].pricing[image].price: "0.60" > "0.65"
            price: "1.20"           | price: "1.25"                | models[gpt-image-1].pricing[image, quality=high].price: "1.20" > "1.25"
            allowed: [low, medium, high] | allowed: [low, high]    | models[gpt-image-1].parameters.quality.allowed: ["low","medium","high"] > ["low","high"]
            kinds: [video]          | kinds: [video, image]        | models[seedance].kinds: ["video"] > ["video","image"]
            seed: {}                | style: {}                    | models[gpt-image-1].parameters.seed: {} > null; models[gpt-image-1].parameters.style: null > {}
            currency: CNY           | currency: USD                | currency: "CNY" > "USD"
            """)
    void tells(String was, String is, String changes) {
        assertThat(Catalogues.DOCUMENT).contains(was);

        assertThat(printed(document(Catalogues.DOCUMENT), document(Catalogues.DOCUMENT.replace(was, is))))
                .isEqualTo(changes);
    }

    @Test
    void a_model_put_before_others_is_one_change() {
        String longer = Catalogues.DOCUMENT
                .replace("models:\n  - name: gpt-image-1", """
                        models:
                          - name: dall-e-3
                            kinds: [image]
                            pricing: [ { meter: image, price: "1" } ]
                          - name: gpt-image-1""".stripTrailing())
                .replace("  - { model: gpt-image-1 }", "  - { model: gpt-image-1 }\n      - { model: dall-e-3 }");

        assertThat(CompareDocuments.changes(document(Catalogues.DOCUMENT), document(longer)))
                .extracting(DocumentChange::path)
                .containsExactly("models[dall-e-3]", "platforms[ark-1].models[dall-e-3]");
    }

    @Test
    void another_order_is_told_as_that() {
        ObjectNode before = document(Catalogues.DOCUMENT);
        ObjectNode after = before.deepCopy();
        after.withArray("platforms").add(after.withArray("platforms").remove(0));

        assertThat(printed(before, after))
                .isEqualTo("platforms: [\"openai-main\",\"ark-1\"] > [\"ark-1\",\"openai-main\"]");
    }

    @Test
    void documents_that_say_the_same_differ_in_nothing() {
        ObjectNode document = document(Catalogues.DOCUMENT);
        var inAnotherOrder = (ObjectNode) Json.MAPPER.readTree(CanonicalJson.text(document));

        assertThat(CompareDocuments.changes(document, inAnotherOrder)).isEmpty();
    }

    @Test
    void of_credentials_only_that_they_changed_is_told() {
        ObjectNode before = document(Catalogues.DOCUMENT);
        ObjectNode after = document(Catalogues.DOCUMENT.replace("a-literal-key }", "another, secret: more }"));

        MarkCredentials.in(before, after, (platform, name) -> platform.equals("openai-main"));

        assertThat(printed(before, after))
                .isEqualTo("platforms[ark-1].credentials.apiKey: \"(sealed)\" > \"(changed)\";"
                        + " platforms[ark-1].credentials.secret: null > \"(sealed)\"");
    }

    private static String printed(ObjectNode before, ObjectNode after) {
        List<String> lines = CompareDocuments.changes(before, after).stream()
                .map(change -> change.path() + ": " + change.before() + " > " + change.after())
                .toList();
        return String.join("; ", lines);
    }

    private static ObjectNode document(String text) {
        var reading = new ReadCatalogue(Catalogues.ADAPTERS).read(text, (p, name, written) -> Optional.of(written));
        assertThat(reading).isInstanceOf(CatalogueReading.Accepted.class);
        return ((CatalogueReading.Accepted) reading).document();
    }
}
