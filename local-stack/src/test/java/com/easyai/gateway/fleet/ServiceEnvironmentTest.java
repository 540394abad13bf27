package com.easyai.gateway.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceEnvironmentTest {
    @Test
    void callers_own_secrets_and_settings_win() {
        var environment = new ServiceEnvironment()
                .with(Map.of("AI_GATEWAY_ADMIN_TOKEN", "made", "SERVER_MAIN_INTERNAL_TOKEN", "made"))
                .overriddenBy(Map.of(
                        "AI_GATEWAY_ADMIN_TOKEN",
                        "theirs",
                        "SERVER_MAIN_INTERNAL_TOKEN",
                        "theirs",
                        "GATEWAY_LEASE",
                        "3s"));

        assertThat(environment.values())
                .containsEntry("AI_GATEWAY_ADMIN_TOKEN", "theirs")
                .containsEntry("SERVER_MAIN_INTERNAL_TOKEN", "theirs")
                .containsEntry("GATEWAY_LEASE", "3s");
    }

    @Test
    void what_else_is_in_the_callers_environment_changes_nothing() {
        var environment = new ServiceEnvironment()
                .with("SERVER_MAIN_BASE_URL", "http://127.0.0.1:1")
                .overriddenBy(Map.of("SERVER_MAIN_BASE_URL", "http://elsewhere", "PATH", "/bin"));

        assertThat(environment.values())
                .containsEntry("SERVER_MAIN_BASE_URL", "http://127.0.0.1:1")
                .doesNotContainKey("PATH");
    }

    @Test
    void stand_in_hosts_are_added_behind_those_the_caller_allows() {
        var environment = new ServiceEnvironment()
                .overriddenBy(Map.of("GATEWAY_ALLOWED_HOSTS", "files.internal"))
                .allowing(List.of("127.0.0.1:1", "127.0.0.1:2"));

        assertThat(environment.values())
                .containsEntry("GATEWAY_ALLOWED_HOSTS", "files.internal,127.0.0.1:1,127.0.0.1:2");
    }

    @Test
    void text_form_shows_names_only() {
        var environment = new ServiceEnvironment().with("GATEWAY_ENCRYPTION_KEY", "canary");

        assertThat(environment.toString()).doesNotContain("canary");
    }
}
