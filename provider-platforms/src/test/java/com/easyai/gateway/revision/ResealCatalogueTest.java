package com.easyai.gateway.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.easyai.gateway.catalogue.Catalogues;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.sealing.Sealer;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class ResealCatalogueTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("OPENAI_API_KEY", "sk-1");
    private static final String NEW_KEY = newKey();
    private static final String BOTH = NEW_KEY + "," + Store.KEY;

    @BeforeEach
    void storeTwoRevisions() {
        Store.clear();
        Store.storing(ENVIRONMENT).store(Catalogues.DOCUMENT);
        Store.storing(ENVIRONMENT).store(Catalogues.DOCUMENT.replace("weight: 3", "weight: 4"));
    }

    @Test
    void old_key_can_be_taken_away_from_every_revision() {
        assertThatThrownBy(() -> following(NEW_KEY)).hasMessageContaining("GATEWAY_ENCRYPTION_KEY");

        int resealed = resealing(BOTH).reseal();

        assertThat(resealed).isEqualTo(2);
        assertThat(following(NEW_KEY)
                        .get()
                        .account("ark-1", JobKind.IMAGE)
                        .orElseThrow()
                        .credential("apiKey"))
                .isEqualTo("a-literal-key");
        assertThat(new RevisionDesk(Store.revisions(), new Sealer(NEW_KEY)).changes(1, 2))
                .hasValueSatisfying(changes -> assertThat(changes).hasSize(1));
    }

    @Test
    void repeating_changes_nothing_and_a_replica_beside_it_neither() {
        var reseal = resealing(BOTH);
        assertThat(reseal.isDone()).isFalse();
        reseal.reseal();
        String first = Store.revisions().findByRevision(2).orElseThrow().document();

        assertThat(resealing(BOTH).reseal() + reseal.reseal()).isZero();

        assertThat(reseal.isDone()).isTrue();
        assertThat(Store.revisions().findByRevision(2).orElseThrow().document()).isEqualTo(first);
    }

    @Test
    void revision_that_an_older_service_stores_meanwhile_is_sealed_anew_too() {
        var reseal = resealing(BOTH);
        reseal.reseal();
        Store.storing(ENVIRONMENT).store(Catalogues.DOCUMENT.replace("weight: 3", "weight: 5"));

        assertThat(reseal.isDone()).isFalse();
        assertThat(reseal.reseal()).isEqualTo(1);
        assertThat(reseal.isDone()).isTrue();
    }

    @Test
    void same_document_is_still_the_same_revision_afterwards() {
        resealing(BOTH).reseal();

        StoreOutcome again =
                Store.storing(ENVIRONMENT, BOTH).store(Catalogues.DOCUMENT.replace("weight: 3", "weight: 4"));

        assertThat(again)
                .isInstanceOfSatisfying(
                        StoreOutcome.Stored.class,
                        stored -> assertThat(stored.isNew()).isFalse());
    }

    @Test
    void revision_of_a_forgotten_key_keeps_no_other_from_its_turn() {
        var other = new byte[32];
        other[0] = 2;
        String forgotten = Base64.getEncoder().encodeToString(other);
        Store.clear();
        Store.storing(ENVIRONMENT, forgotten).store(Catalogues.DOCUMENT);
        Store.jdbc()
                .sql("insert into catalogue_revision (document, fingerprint) select :document, '\\x01'")
                .param("document", sealedWithTheOldKey())
                .update();
        var reseal = resealing(BOTH);

        assertThat(reseal.reseal()).isEqualTo(1);

        assertThat(reseal.isDone()).isTrue();
    }

    private static String sealedWithTheOldKey() {
        var catalogue = Catalogues.example();
        var document = JsonNodeFactory.instance.objectNode();
        return SealedDocument.of(catalogue, document, new Sealer(Store.KEY)).text();
    }

    private static ResealCatalogue resealing(String keys) {
        return new ResealCatalogue(Store.revisions(), new Sealer(keys));
    }

    private static CurrentCatalogue following(String keys) {
        CurrentCatalogue current = Store.following(Catalogues.ADAPTERS, keys);
        current.refresh();
        return current;
    }

    private static String newKey() {
        var bytes = new byte[32];
        bytes[0] = 1;
        return Base64.getEncoder().encodeToString(bytes);
    }
}
