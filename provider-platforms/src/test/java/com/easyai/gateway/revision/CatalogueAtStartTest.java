package com.easyai.gateway.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.easyai.gateway.catalogue.Catalogues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueAtStartTest {
    /** Generous: replicas ask every second, and the machine may be busy. */
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private static final Map<String, String> ENVIRONMENT = Map.of("OPENAI_API_KEY", "sk-1");

    @TempDir
    Path folder;

    @BeforeEach
    void clear() {
        Store.clear();
    }

    @Test
    void file_is_in_force_when_the_service_has_started() throws IOException {
        try (var service = Store.service(settings(Catalogues.DOCUMENT))) {
            assertThat(service.getBean(CurrentCatalogue.class).get().revision()).isEqualTo(1);
            assertThat(service.getBean(CurrentCatalogue.class).get().model("seedance"))
                    .isPresent();
        }
    }

    @Test
    void service_without_a_file_starts_with_what_is_stored() {
        Store.storing(ENVIRONMENT).store(Catalogues.DOCUMENT);

        try (var service = Store.service(Map.of("gateway.catalogue.file", ""))) {
            assertThat(service.getBean(CurrentCatalogue.class).get().revision()).isEqualTo(1);
        }
    }

    @Test
    void what_an_operator_put_survives_a_start_until_the_file_changes() throws IOException {
        Map<String, Object> settings = settings(Catalogues.DOCUMENT);
        Store.service(settings).close();
        Store.storing(ENVIRONMENT).store(Catalogues.DOCUMENT.replace("weight: 3", "weight: 4"));

        try (var again = Store.service(settings)) {
            assertThat(again.getBean(CurrentCatalogue.class).get().revision()).isEqualTo(2);
        }
        try (var changed = Store.service(settings(Catalogues.DOCUMENT.replace("weight: 3", "weight: 5")))) {
            assertThat(changed.getBean(CurrentCatalogue.class).get().revision()).isEqualTo(3);
        }
    }

    @Test
    void service_without_any_catalogue_starts_and_offers_nothing() {
        try (var service = Store.service(Map.of())) {
            assertThat(service.getBean(CurrentCatalogue.class).get().models()).isEmpty();
        }
    }

    @Test
    void every_replica_follows_a_new_revision_without_a_restart() {
        try (var one = Store.service(Map.of());
                var other = Store.service(Map.of())) {
            Store.storing(ENVIRONMENT).store(Catalogues.DOCUMENT);
            awaitRevision(one.getBean(CurrentCatalogue.class), 1);
            awaitRevision(other.getBean(CurrentCatalogue.class), 1);

            Store.storing(ENVIRONMENT).store(Catalogues.DOCUMENT.replace("weight: 3", "weight: 4"));
            awaitRevision(one.getBean(CurrentCatalogue.class), 2);
            awaitRevision(other.getBean(CurrentCatalogue.class), 2);
        }
    }

    @Test
    void two_replicas_go_by_a_new_revision_within_two_seconds() {
        try (var one = Store.service(Map.of());
                var other = Store.service(Map.of())) {
            Store.storing(ENVIRONMENT).store(Catalogues.DOCUMENT);

            Instant stored = Instant.now();
            awaitRevision(one.getBean(CurrentCatalogue.class), 1);
            awaitRevision(other.getBean(CurrentCatalogue.class), 1);

            assertThat(Duration.between(stored, Instant.now())).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void replica_that_met_an_unusable_revision_follows_the_next_one() {
        try (var service = Store.service(Map.of("gateway.catalogue.follow-every", "20ms"))) {
            Store.jdbc()
                    .sql("insert into catalogue_revision (document, fingerprint) values ('no document', '')")
                    .update();
            Store.storing(ENVIRONMENT).store(Catalogues.DOCUMENT);

            awaitRevision(service.getBean(CurrentCatalogue.class), 2);
        }
    }

    @Test
    void bad_file_stops_a_service_that_has_nothing_else_and_says_all_that_is_wrong() throws IOException {
        Map<String, Object> settings =
                settings(Catalogues.DOCUMENT.replace("rpm: 500", "rpm: -1").replace("weight: 3", "weight: 0"));

        Throwable failure = catchThrowable(() -> Store.service(settings));

        assertThat(failure)
                .rootCause()
                .hasMessageContaining("GATEWAY_CATALOGUE_FILE")
                .hasMessageContaining("platforms[0].weight: must be a whole number")
                .hasMessageContaining("platforms[0].limits.rpm: must be a whole number");
        assertThat(Store.revisions().newest()).isZero();
    }

    @Test
    void bad_or_missing_file_leaves_the_older_revision_in_force() throws IOException {
        Store.storing(ENVIRONMENT).store(Catalogues.DOCUMENT);

        try (var service = Store.service(settings(Catalogues.DOCUMENT.replace("rpm: 500", "rpm: -1")))) {
            assertThat(service.getBean(CurrentCatalogue.class).get().revision()).isEqualTo(1);
        }
        try (var service = Store.service(
                Map.of("gateway.catalogue.file", folder.resolve("missing.yaml").toString()))) {
            assertThat(service.getBean(CurrentCatalogue.class).get().revision()).isEqualTo(1);
        }
    }

    private Map<String, Object> settings(String document) throws IOException {
        Path file = Files.writeString(folder.resolve("catalogue.yaml"), document);
        return Map.of("gateway.catalogue.file", file.toString(), "OPENAI_API_KEY", "sk-1");
    }

    private static void awaitRevision(CurrentCatalogue current, int revision) {
        Instant end = Instant.now().plus(DEADLINE);
        while (current.get().revision() != revision && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        assertThat(current.get().revision()).isEqualTo(revision);
    }
}
