package com.easyai.gateway.revision;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.catalogue.Catalogues;
import com.easyai.gateway.document.DocumentText;
import com.easyai.gateway.documentdiff.DocumentChange;
import com.easyai.gateway.sealing.Sealer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RevisionDeskTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("OPENAI_API_KEY", "sk-canary-1");
    private static final String DOCUMENT = Catalogues.DOCUMENT.replace("a-literal-key", "canary-literal");

    private final RevisionDesk desk = new RevisionDesk(Store.revisions(), new Sealer(Store.KEY));

    @BeforeEach
    void clear() {
        Store.clear();
    }

    @Test
    void nothing_is_shown_before_something_is_stored() {
        assertThat(desk.newest()).isEmpty();
        assertThat(desk.revision(1)).isEmpty();
        assertThat(desk.olderThan(Integer.MAX_VALUE, 10)).isEmpty();
        assertThat(desk.changes(1, 2)).isEmpty();
    }

    @Test
    void newest_document_can_be_stored_again_as_it_is_shown() {
        Store.storing(ENVIRONMENT).store(DOCUMENT);

        RevisionDesk.Shown shown = desk.newest().orElseThrow();
        StoreOutcome again = Store.storing(ENVIRONMENT).store(DocumentText.yaml(shown.document()));

        assertThat(shown.document().toString()).contains("(sealed)").doesNotContain("canary");
        assertThat(again).isInstanceOfSatisfying(StoreOutcome.Stored.class, stored -> {
            assertThat(stored.revision()).isEqualTo(1);
            assertThat(stored.isNew()).isFalse();
        });
    }

    @Test
    void revisions_are_listed_newest_first_and_page_by_page() {
        for (int weight = 1; weight <= 5; weight++) {
            Store.storing(ENVIRONMENT).store(DOCUMENT.replace("weight: 3", "weight: " + weight));
        }

        List<RevisionDesk.Entry> page = desk.olderThan(Integer.MAX_VALUE, 3);

        assertThat(page).extracting(RevisionDesk.Entry::revision).containsExactly(5, 4, 3);
        assertThat(page).extracting(RevisionDesk.Entry::createdAt).doesNotContainNull();
        assertThat(desk.olderThan(3, 3))
                .extracting(RevisionDesk.Entry::revision)
                .containsExactly(2, 1);
        assertThat(desk.revision(2)
                        .orElseThrow()
                        .document()
                        .at("/platforms/0/weight")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void change_of_a_credential_is_told_without_the_credential() {
        Store.storing(ENVIRONMENT).store(DOCUMENT);
        Store.storing(Map.of("OPENAI_API_KEY", "sk-canary-2")).store(DOCUMENT.replace("weight: 3", "weight: 4"));

        List<DocumentChange> changes = desk.changes(1, 2).orElseThrow();

        assertThat(changes)
                .extracting(DocumentChange::path)
                .containsExactly("platforms[openai-main].credentials.apiKey", "platforms[openai-main].weight");
        assertThat(changes.getFirst().after()).hasToString("\"(changed)\"");
        assertThat(changes.toString()).doesNotContain("canary");
    }
}
