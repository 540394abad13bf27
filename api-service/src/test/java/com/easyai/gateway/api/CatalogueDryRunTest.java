package com.easyai.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** Yesterday's jobs under a proposed catalogue. */
class CatalogueDryRunTest {
    private static final String DATABASE = Surroundings.running().freshDatabase();
    private static final JdbcClient JDBC =
            JdbcClient.create(new DriverManagerDataSource(DATABASE, "postgres", "postgres"));

    @Test
    void proposed_catalogue_is_answered_with_what_it_would_change_and_changes_nothing() {
        try (var replica = Replica.start(Map.of("GATEWAY_DB_URL", DATABASE))) {
            for (int i = 0; i < 3; i++) {
                replica.client().asUser("demo").submit("""
                        {"kind": "image", "model": "gpt-image-1", "input": {"prompt": "a fox", "n": 2}}
                        """).is(202);
            }
            Client operator = replica.client().as(Surroundings.ADMIN_TOKEN).with("Content-Type", "application/yaml");
            String moved = OwnCatalogue.DOCUMENT
                    .replace("openai-main", "other")
                    .replace("discount: \"0.90\"", "discount: \"0.80\"")
                    .replace("sk-canary-of-the-platform", "${NOT_SET_ANYWHERE}");
            String before = traces();

            JsonNode same = operator.post("/admin/catalogue/dry-run", OwnCatalogue.DOCUMENT)
                    .is(200)
                    .json();
            JsonNode other =
                    operator.post("/admin/catalogue/dry-run", moved).is(200).json();

            assertThat(same.path("jobs").asInt()).isEqualTo(3);
            assertThat(same.path("complete").asBoolean()).isTrue();
            assertThat(same.at("/changes/0/moved")).isEmpty();
            assertThat(same.at("/changes/0/totalBefore").asString()).isEqualTo("6.48");
            assertThat(other.at("/changes/0/moved/openai-main → other").asInt()).isEqualTo(3);
            assertThat(other.at("/changes/0/cheaper").asInt()).isEqualTo(3);
            assertThat(other.at("/changes/0/totalAfter").asString()).isEqualTo("5.76");
            assertThat(traces()).isEqualTo(before);
            operator.post("/admin/catalogue/dry-run", "currency: CNY").isProblem(422, "catalogue_refused");
            assertThat(operator.post("/admin/catalogue/dry-run?limit=2", moved)
                            .json()
                            .path("complete")
                            .asBoolean())
                    .isFalse();
            operator.post("/admin/catalogue/dry-run?limit=0", moved).isProblem(400, "invalid_value");
        }
    }

    private static String traces() {
        return JDBC.sql("select (select string_agg(t::text, '|' order by t::text) from catalogue_revision t)"
                        + " || (select string_agg(t::text, '|' order by t::text) from limit_scope t)")
                .query(String.class)
                .single();
    }
}
