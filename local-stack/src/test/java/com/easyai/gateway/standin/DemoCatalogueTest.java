package com.easyai.gateway.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class DemoCatalogueTest {
    private final JsonNode catalogue = read();

    @Test
    void every_platform_model_is_in_the_base_library_and_every_base_model_is_offered() {
        Set<String> library = names(catalogue.path("models"), "name");
        Set<String> offered = new TreeSet<>();
        catalogue.path("platforms").forEach(platform -> offered.addAll(names(platform.path("models"), "model")));

        assertThat(offered).isEqualTo(library);
    }

    @Test
    void platforms_point_at_the_stand_in_and_hold_no_literal_credential() {
        for (JsonNode platform : catalogue.path("platforms")) {
            assertThat(platform.path("baseUrl").asString()).startsWith("@PROVIDER@/");
            assertThat(platform.path("credentials").path("apiKey").asString()).matches("\\$\\{[A-Z_]+}");
        }
        assertThat(names(catalogue.path("platforms"), "adapter")).containsExactly("openai", "volcengine-ark");
    }

    @Test
    void prices_are_decimals_written_as_strings() {
        List<JsonNode> lines = new ArrayList<>();
        catalogue.path("models").forEach(model -> model.path("pricing").forEach(lines::add));

        assertThat(lines).isNotEmpty().allSatisfy(line -> {
            assertThat(line.path("price").isString()).isTrue();
            assertThat(new BigDecimal(line.path("price").asString())).isPositive();
        });
    }

    @Test
    void a_default_is_among_the_allowed_values() {
        for (JsonNode model : catalogue.path("models")) {
            model.path("parameters").properties().stream()
                    .filter(parameter -> parameter.getValue().has("allowed"))
                    .forEach(parameter -> assertThat(parameter.getValue().path("allowed"))
                            .as(model.path("name").asString() + " " + parameter.getKey())
                            .contains(parameter.getValue().path("default")));
        }
    }

    private static Set<String> names(JsonNode items, String field) {
        Set<String> names = new TreeSet<>();
        items.forEach(item -> names.add(item.path(field).asString()));
        return names;
    }

    private static JsonNode read() {
        try (InputStream in = DemoCatalogueTest.class.getResourceAsStream("/demo-catalogue.yaml")) {
            return new YAMLMapper().readTree(in);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
