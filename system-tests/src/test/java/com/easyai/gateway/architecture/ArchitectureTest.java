package com.easyai.gateway.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {
    private static final List<String> MODULES = List.of(
            "shared-model",
            "outbound-http",
            "job-store",
            "job-topics",
            "provider-platforms",
            "api-service",
            "worker-service",
            "settlement-relay",
            "gateway-client");
    private static final Map<String, JavaClasses> CLASSES = load();

    @Test
    void every_feature_package_belongs_to_one_module() {
        var owners = new TreeMap<String, Set<String>>();
        CLASSES.forEach((module, classes) ->
                classes.forEach(type -> owners.computeIfAbsent(type.getPackageName(), p -> new TreeSet<>())
                        .add(module)));
        // Main classes stand in the root package of each service.
        owners.remove("com.easyai.gateway");

        assertThat(owners)
                .hasSizeGreaterThan(20)
                .allSatisfy((name, modules) -> assertThat(modules).hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shared-model",
                "outbound-http",
                "job-store",
                "job-topics",
                "provider-platforms",
                "api-service",
                "worker-service",
                "settlement-relay"
            })
    void packages_of_a_module_do_not_depend_in_circles(String module) {
        slices().matching("com.easyai.gateway.(*)..").should().beFreeOfCycles().check(classesOf(module));
    }

    @Test
    void the_shared_model_knows_no_framework_and_no_database() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.springframework..", "java.sql..", "javax.sql..", "org.apache.kafka..", "okhttp3.."))
                .check(classesOf("shared-model"));
    }

    @Test
    void the_relay_knows_nothing_of_provider_platforms() {
        String[] platforms = packagesOf("provider-platforms");

        noClasses().should().dependOnClassesThat(resideInAnyPackage(platforms)).check(classesOf("settlement-relay"));
    }

    @Test
    void the_client_stands_alone_and_its_features_do_not_depend_in_circles() {
        JavaClasses client = classesOf("gateway-client");

        classes()
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "com.easyai.gateway.client..",
                        "java..",
                        "javax.crypto..",
                        "tools.jackson..",
                        "com.fasterxml.jackson.annotation..",
                        "org.jspecify.."))
                .check(client);
        slices().matching("com.easyai.gateway.client.(*)..")
                .should()
                .beFreeOfCycles()
                .check(client);
    }

    @ParameterizedTest
    @ValueSource(strings = {"api-service", "worker-service", "settlement-relay"})
    void no_service_depends_on_another(String service) {
        for (String other : List.of("api-service", "worker-service", "settlement-relay")) {
            if (!other.equals(service)) {
                noClasses()
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(packagesOf(other)))
                        .check(classesOf(service));
            }
        }
    }

    /** What a job has an effect with; a dry run sees none of it, and so cannot have one by mistake. */
    private static final String[] EFFECTS = Stream.of(
                    "outbound",
                    "exchange",
                    "openai",
                    "ark",
                    "calling",
                    "execution",
                    "admission",
                    "recording",
                    "polling",
                    "wakeup",
                    "claim",
                    "attempt",
                    "artifact",
                    "outbox",
                    "ending",
                    "intake",
                    "waiting",
                    "sealing")
            .map(feature -> "com.easyai.gateway." + feature + "..")
            .toArray(String[]::new);

    @ParameterizedTest
    @CsvSource({
        "provider-platforms, dryrun",
        "provider-platforms, comparison",
        "provider-platforms, verdict",
        "provider-platforms, shadowcopy",
        "provider-platforms, replay",
        "job-store, shadowstore",
        "job-store, pastjobs",
        "worker-service, shadowing",
        "api-service, shadowintake",
        "api-service, shadowreport"
    })
    void dry_run_has_nothing_to_have_an_effect_with(String module, String feature) {
        var ofFeature = noClasses().that().resideInAPackage("com.easyai.gateway." + feature);

        ofFeature
                .should()
                .dependOnClassesThat(resideInAnyPackage(EFFECTS))
                .orShould()
                .dependOnClassesThat(resideInAnyPackage("okhttp3..", "java.net.http.."))
                .check(classesOf(module));
        ofFeature
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        ".*\\.limits\\.(TakePermits|Question|EndPermits|ExtendPermits|CountAgain|CloseScope)(\\$.*)?")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching(".*\\.topics\\.Publish")
                .check(classesOf(module));
    }

    @Test
    void money_is_never_binary_floating_point() {
        fields().should()
                .notHaveRawType(double.class)
                .andShould()
                .notHaveRawType(Double.class)
                .andShould()
                .notHaveRawType(float.class)
                .check(classesOf("shared-model"));
    }

    @Test
    void packages_are_features_and_types_say_what_they_are() {
        CLASSES.values().forEach(all -> {
            classes()
                    .should()
                    .resideOutsideOfPackages(
                            "..common..",
                            "..util..",
                            "..utils..",
                            "..helper..",
                            "..helpers..",
                            "..dto..",
                            "..impl..",
                            "..service..",
                            "..manager..")
                    .check(all);
            noClasses()
                    .should()
                    .haveSimpleNameEndingWith("Impl")
                    .orShould()
                    .haveSimpleNameEndingWith("Manager")
                    .orShould()
                    .haveSimpleNameEndingWith("Helper")
                    .orShould()
                    .haveSimpleNameEndingWith("Utils")
                    .check(all);
        });
    }

    @Test
    void no_main_code_touches_an_object_store_or_reads_the_wall_clock_behind_the_clock() {
        CLASSES.values().forEach(all -> {
            noClasses()
                    .should()
                    .dependOnClassesThat(resideInAnyPackage("software.amazon.."))
                    .check(all);
            noClasses().should().callMethod(System.class, "currentTimeMillis").check(all);
        });
    }

    @Test
    void a_broken_rule_is_seen() {
        assertThatThrownBy(() -> noClasses()
                        .should()
                        .dependOnClassesThat(resideInAnyPackage("org.springframework.."))
                        .check(classesOf("job-store")))
                .isInstanceOf(AssertionError.class);
    }

    private static JavaClasses classesOf(String module) {
        JavaClasses classes = Optional.ofNullable(CLASSES.get(module)).orElseThrow();
        assertThat(classes).as("compiled classes of " + module).isNotEmpty();
        return classes;
    }

    private static String[] packagesOf(String module) {
        return classesOf(module).that(alwaysTrue()).stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.equals("com.easyai.gateway"))
                .distinct()
                .toArray(String[]::new);
    }

    private static Map<String, JavaClasses> load() {
        Path home = Path.of(System.getProperty("gateway.home", ".."));
        var classes = new TreeMap<String, JavaClasses>();
        for (String module : MODULES) {
            classes.put(
                    module,
                    new ClassFileImporter().importPath(home.resolve(module).resolve("target/classes")));
        }
        return classes;
    }
}
