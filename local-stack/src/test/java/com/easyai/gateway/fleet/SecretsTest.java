package com.easyai.gateway.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    Path folder;

    @Test
    void secrets_are_the_same_in_the_next_run() {
        var first = Secrets.keptIn(file()).all();

        assertThat(Secrets.keptIn(file()).all()).isEqualTo(first);
    }

    @Test
    void file_is_readable_by_its_owner_alone() throws Exception {
        Secrets.keptIn(file());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void secret_that_a_newer_version_needs_is_added_and_the_others_are_kept() throws Exception {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "AI_GATEWAY_ADMIN_TOKEN=kept\n");

        var secrets = Secrets.keptIn(file());

        assertThat(secrets.all()).containsEntry("AI_GATEWAY_ADMIN_TOKEN", "kept");
        assertThat(secrets.databasePassword()).hasSize(64);
    }

    @Test
    void no_two_are_alike_and_each_has_its_form() {
        var all = Secrets.keptIn(file()).all();

        assertThat(new HashSet<>(all.values())).hasSize(all.size());
        assertThat(all.get("SERVER_MAIN_WEBHOOK_SECRET")).startsWith("whsec_");
        assertThat(Base64.getDecoder().decode(all.get("GATEWAY_ENCRYPTION_KEY")))
                .hasSize(32);
    }

    @Test
    void text_form_shows_names_only() {
        var secrets = Secrets.keptIn(file());

        assertThat(secrets.toString()).contains("AI_GATEWAY_ADMIN_TOKEN");
        assertThat(secrets.toString()).doesNotContain(secrets.databasePassword());
    }

    private Path file() {
        return folder.resolve("run").resolve("secrets");
    }
}
