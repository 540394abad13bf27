package com.easyai.gateway.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.fleet.ServiceEnvironment;
import com.easyai.gateway.fleet.ServiceKind;
import com.easyai.gateway.kafka.BrokerSettings;
import com.easyai.gateway.postgres.PostgresSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.AppInfoParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.Yaml;

/** docker-compose.yml and the Dockerfiles run the same things, told the same, as {@code ./gateway up} does. */
class ComposeFileTest {
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|TOKEN|SECRET|_KEY)");
    /** Where the broker is and keeps its files differs by nature. */
    private static final List<String> PLACES = List.of(
            "KAFKA_LISTENERS", "KAFKA_ADVERTISED_LISTENERS", "KAFKA_CONTROLLER_QUORUM_VOTERS", "KAFKA_LOG_DIRS");

    @Test
    void same_services_as_the_launcher_starts() throws Exception {
        List<String> modules =
                Stream.of(ServiceKind.values()).map(ServiceKind::module).toList();

        assertThat(services().keySet())
                .containsAll(modules)
                .contains("postgres", "kafka")
                .hasSize(modules.size() + 2);
    }

    @ParameterizedTest
    @EnumSource(ServiceKind.class)
    void service_gets_the_same_variables(ServiceKind kind) throws Exception {
        assertThat(environment(kind.module()).keySet()).containsExactlyInAnyOrderElementsOf(ServiceEnvironment.NAMES);
    }

    @ParameterizedTest
    @EnumSource(ServiceKind.class)
    void service_runs_the_same_main_class_with_the_same_java_options(ServiceKind kind) throws Exception {
        String dockerfile = Files.readString(PROJECT.resolve(kind.module()).resolve("Dockerfile"));

        assertThat(dockerfile)
                .contains("\"" + kind.mainClass() + "\"]")
                .contains("-pl " + kind.module() + " ")
                .contains("target/" + kind.module() + ".jar")
                .contains("USER 10001")
                .contains("/actuator/health/readiness");
        kind.javaOptions().stream()
                .filter(option -> option.startsWith("-XX"))
                .forEach(option -> assertThat(dockerfile).contains("\"" + option + "\""));
    }

    @ParameterizedTest
    @EnumSource(ServiceKind.class)
    void service_is_built_from_its_dockerfile_and_waits_for_what_it_stands_on(ServiceKind kind) throws Exception {
        var service = service(kind.module());

        assertThat(map(service.get("build"))).containsEntry("dockerfile", kind.module() + "/Dockerfile");
        assertThat(map(service.get("depends_on"))).containsOnlyKeys("postgres", "kafka");
    }

    @Test
    void postgres_runs_with_the_same_settings() throws Exception {
        var command = new ArrayList<String>(List.of("postgres"));
        PostgresSettings.all().forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));

        assertThat(service("postgres").get("command")).isEqualTo(command);
        assertThat(service("postgres")).containsEntry("image", "postgres:18");
    }

    @Test
    void kafka_runs_with_the_same_properties_and_version() throws Exception {
        var variables = new TreeMap<String, String>();
        BrokerSettings.all()
                .forEach((property, value) ->
                        variables.put("KAFKA_" + property.replace('.', '_').toUpperCase(Locale.ROOT), value));
        var compose = environment("kafka");
        compose.keySet().removeAll(PLACES);

        assertThat(compose).isEqualTo(variables);
        assertThat(service("kafka")).containsEntry("image", "apache/kafka:" + AppInfoParser.getVersion());
    }

    @Test
    void no_secret_has_a_published_default() throws Exception {
        for (String service : services().keySet()) {
            environment(service).forEach((name, value) -> {
                if (SECRET.matcher(name).matches())
                    assertThat(value).as(service + " " + name).matches("\\$\\{[A-Z_]+:\\?.+}");
            });
        }
    }

    private static Map<String, Object> services() throws IOException {
        try (var reader = Files.newBufferedReader(PROJECT.resolve("docker-compose.yml"))) {
            Map<String, Object> document = new Yaml().load(reader);
            return map(document.get("services"));
        }
    }

    private static Map<String, Object> service(String name) throws IOException {
        return map(services().get(name));
    }

    private static Map<String, String> environment(String service) throws IOException {
        var variables = new TreeMap<String, String>();
        map(service(service).get("environment")).forEach((name, value) -> variables.put(name, String.valueOf(value)));
        return variables;
    }

    /** YAML's maps have no types; a wrong one shows as a missing key in the assertion. */
    private static Map<String, Object> map(@Nullable Object node) {
        var typed = new TreeMap<String, Object>();
        if (node instanceof Map<?, ?> entries) entries.forEach((key, value) -> typed.put(String.valueOf(key), value));
        return typed;
    }
}
