package com.easyai.gateway.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.easyai.gateway.catalogue.Catalogues;
import com.easyai.gateway.job.JobKind;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoreCatalogueTest {
    private static final String ENVIRONMENT_SECRET = "sk-canary-from-the-environment";
    private static final String LITERAL_SECRET = "canary-written-in-the-document";
    private static final String DOCUMENT = Catalogues.DOCUMENT.replace("a-literal-key", LITERAL_SECRET);
    private static final Map<String, String> ENVIRONMENT = Map.of("OPENAI_API_KEY", ENVIRONMENT_SECRET);

    @BeforeEach
    void clear() {
        Store.clear();
    }

    @Test
    void stored_catalogue_comes_back_as_it_was_with_its_credentials() {
        StoreOutcome outcome = Store.storing(ENVIRONMENT).store(DOCUMENT);
        CurrentCatalogue current = Store.following(Catalogues.ADAPTERS, Store.KEY);
        current.refresh();

        assertThat(outcome).isInstanceOfSatisfying(StoreOutcome.Stored.class, stored -> {
            assertThat(stored.revision()).isEqualTo(1);
            assertThat(stored.isNew()).isTrue();
        });
        assertThat(current.get().revision()).isEqualTo(1);
        assertThat(current.get().models())
                .containsExactlyElementsOf(Catalogues.read(DOCUMENT).models());
        assertThat(credential(current, "openai-main")).isEqualTo(ENVIRONMENT_SECRET);
        assertThat(credential(current, "ark-1")).isEqualTo(LITERAL_SECRET);
    }

    @Test
    void no_credential_can_be_read_in_the_table() {
        Store.storing(ENVIRONMENT).store(DOCUMENT);

        String row = Store.jdbc()
                .sql("select r::text from catalogue_revision r")
                .query(String.class)
                .single();

        assertThat(row).contains("${OPENAI_API_KEY}").contains("(sealed)");
        for (String secret : Set.of(ENVIRONMENT_SECRET, LITERAL_SECRET)) {
            assertThat(row)
                    .doesNotContain(secret)
                    .doesNotContain(Base64.getEncoder()
                            .withoutPadding()
                            .encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void same_document_makes_no_second_revision_however_it_is_written() {
        StoreCatalogue store = Store.storing(ENVIRONMENT);
        store.store(DOCUMENT);

        assertThat(store.store("# a comment\n" + DOCUMENT))
                .isInstanceOfSatisfying(StoreOutcome.Stored.class, stored -> {
                    assertThat(stored.revision()).isEqualTo(1);
                    assertThat(stored.isNew()).isFalse();
                });
        assertThat(Store.revisions().newest()).isEqualTo(1);
    }

    @Test
    void rotated_credential_makes_a_revision_wherever_it_is_written() {
        Store.storing(ENVIRONMENT).store(DOCUMENT);
        Store.storing(ENVIRONMENT).store(DOCUMENT.replace(LITERAL_SECRET, "another"));
        Store.storing(Map.of("OPENAI_API_KEY", "sk-other")).store(DOCUMENT.replace(LITERAL_SECRET, "another"));

        CurrentCatalogue current = Store.following(Catalogues.ADAPTERS, Store.KEY);
        current.refresh();

        assertThat(current.get().revision()).isEqualTo(3);
        assertThat(credential(current, "ark-1")).isEqualTo("another");
        assertThat(credential(current, "openai-main")).isEqualTo("sk-other");
    }

    @Test
    void shown_document_can_be_stored_again_without_its_credentials() {
        Store.storing(ENVIRONMENT).store(DOCUMENT);
        String shown = DOCUMENT.replace(LITERAL_SECRET, "(sealed)").replace("weight: 3", "weight: 4");

        Store.storing(ENVIRONMENT).store(shown);

        CurrentCatalogue current = Store.following(Catalogues.ADAPTERS, Store.KEY);
        current.refresh();
        assertThat(current.get().revision()).isEqualTo(2);
        assertThat(credential(current, "ark-1")).isEqualTo(LITERAL_SECRET);
    }

    @Test
    void placeholder_for_a_credential_that_is_not_stored_is_refused() {
        assertThat(Store.storing(ENVIRONMENT).store(DOCUMENT.replace(LITERAL_SECRET, "(sealed)")))
                .isInstanceOfSatisfying(
                        StoreOutcome.Refused.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .satisfies(p -> assertThat(p.path()).isEqualTo("platforms[1].credentials.apiKey")));
    }

    @Test
    void document_written_on_top_of_another_revision_is_not_stored() {
        Store.storing(ENVIRONMENT).store(DOCUMENT);

        StoreOutcome late = Store.storing(ENVIRONMENT).store(DOCUMENT.replace("weight: 3", "weight: 4"), r -> r == 7);
        StoreOutcome next = Store.storing(ENVIRONMENT).store(DOCUMENT.replace("weight: 3", "weight: 4"), r -> r == 1);

        assertThat(late).isEqualTo(new StoreOutcome.Outdated(1));
        assertThat(next).isInstanceOf(StoreOutcome.Stored.class);
        assertThat(Store.revisions().newest()).isEqualTo(2);
    }

    @Test
    void refused_document_stores_nothing() {
        StoreOutcome outcome = Store.storing(Map.of()).store(DOCUMENT.replace("rpm: 500", "rpm: -1"));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        StoreOutcome.Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting("path")
                                .containsExactly("platforms[0].credentials.apiKey", "platforms[0].limits.rpm"));
        assertThat(Store.revisions().newest()).isZero();
    }

    @Test
    void many_services_that_store_the_same_at_once_make_one_revision() throws Exception {
        try (var services = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 12)
                    .<Callable<StoreOutcome>>mapToObj(
                            i -> () -> Store.storing(ENVIRONMENT).store(DOCUMENT))
                    .toList();

            for (var outcome : services.invokeAll(calls)) {
                assertThat(outcome.get()).isInstanceOf(StoreOutcome.Stored.class);
            }
        }

        assertThat(Store.revisions().newest()).isEqualTo(1);
    }

    @Test
    void credential_moved_to_another_platform_does_not_open() {
        Store.storing(ENVIRONMENT).store(DOCUMENT);
        CurrentCatalogue current = Store.following(Catalogues.ADAPTERS, Store.KEY);
        Store.jdbc().sql("""
                        update catalogue_revision set document = jsonb_set(document::jsonb, '{sealed,openai-main}',
                            document::jsonb #> '{sealed,ark-1}')::text
                        """).update();

        assertThatThrownBy(current::refresh)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("catalogue:openai-main:apiKey");
    }

    @Test
    void service_with_a_new_key_first_still_opens_what_the_old_one_sealed() {
        Store.storing(ENVIRONMENT).store(DOCUMENT);
        var newKey = new byte[32];
        newKey[0] = 1;

        CurrentCatalogue current =
                Store.following(Catalogues.ADAPTERS, Base64.getEncoder().encodeToString(newKey) + "," + Store.KEY);
        current.refresh();

        assertThat(credential(current, "ark-1")).isEqualTo(LITERAL_SECRET);
    }

    @Test
    void service_that_cannot_use_a_revision_keeps_the_one_in_force() {
        Store.storing(ENVIRONMENT).store(DOCUMENT);
        CurrentCatalogue older = Store.following(Catalogues.ADAPTERS, Store.KEY);
        older.refresh();
        Store.jdbc().sql("""
                        insert into catalogue_revision (document, fingerprint)
                        select replace(document, '"volcengine-ark"', '"kling"'), fingerprint from catalogue_revision
                        """).update();

        assertThatThrownBy(older::refresh)
                .hasMessageContaining("revision 2")
                .hasMessageContaining("platforms[1].adapter");
        assertThat(older.get().revision()).isEqualTo(1);
    }

    private static String credential(CurrentCatalogue current, String platform) {
        return current.get().account(platform, JobKind.IMAGE).orElseThrow().credential("apiKey");
    }
}
