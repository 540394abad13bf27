package com.easyai.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** {@code /openapi.yaml} says what there is, all of it, and what is really asked and answered. */
@Timeout(300)
class DescriptionTest {
    private static final Replica REPLICA = Replica.forMedia();
    private static final String FOX = "{\"kind\":\"image\",\"model\":\"gpt-image-1\",\"input\":{\"prompt\":\"a fox\"}}";
    private static final String TALK =
            "{\"model\":\"talker\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}";

    private final Description description =
            new Description(REPLICA.client().get("/openapi.yaml").body());
    private final Client client = REPLICA.client().asUser("u" + UUID.randomUUID());
    private final Client admin = REPLICA.client().as(Surroundings.ADMIN_TOKEN);

    @Test
    void every_described_operation_is_asked_and_answers_as_described() throws Exception {
        try (var every = new EveryOperation(REPLICA, description)) {
            every.ask();
        }

        assertThat(description.asked()).isEqualTo(description.ids());
    }

    @Test
    void the_description_says_that_it_is_yaml() {
        assertThat(REPLICA.client().get("/openapi.yaml").header("Content-Type")).hasValue("application/yaml");
    }

    @Test
    void refusals_are_described_too() {
        Client keyed = client.with("Idempotency-Key", "k");
        description.of("submitJob").json(FOX).answers(202, keyed);

        description.of("submitJob").json(FOX.replace("a fox", "a cat")).answers(422, keyed);
        description.of("submitJob").json(FOX).answers(401, client.as("sk-nobody"));
        description.of("submitJob").json(FOX.replace("gpt-image-1", "none")).answers(404, client);
        description
                .of("submitJob")
                .json(FOX.replace("\"a fox\"", "\"a fox\",\"n\":9"))
                .answers(400, client);
        description
                .of("createChatCompletion")
                .json(TALK.replace("talker", "none"))
                .answers(404, client);
        description
                .of("createChatCompletion")
                .json(TALK.replace("}]}", "}],\"n\":0}"))
                .answers(400, client);
        description
                .of("estimateBill")
                .json("{\"kind\":\"chat\",\"request\":" + TALK
                        + ",\"usage\":{\"inputTokens\":1,\"cachedInputTokens\":2}}")
                .answers(400, client);
        description.of("getJob", "job_" + "0".repeat(32)).answers(404, client);
        description.of("adminGetJob", "job_" + "0".repeat(32)).answers(404, admin);
        description.of("adminListJobs").answers(401, client);
        description
                .of("adminPutCatalogue")
                .sending("application/yaml", "currency: yuan".getBytes(StandardCharsets.UTF_8))
                .answers(422, admin);
    }

    @Test
    void what_is_not_as_described_is_found() {
        Answer models = client.get("/v1/models");

        assertThat(description.of("listModels").complaints(models)).isEmpty();
        assertThat(description.of("listJobs").complaints(models))
                .as("another operation's answer")
                .isNotEmpty();
        assertThat(description.of("submitJob").json("{\"kind\":\"song\"}").complaints(client.submit(FOX)))
                .as("a request with a kind that there is not")
                .isNotEmpty();
        assertThat(description.of("submitJob").json(FOX).complaints(client.get("/v1/videos/none")))
                .as("a status that is described")
                .isEmpty();
        assertThat(description.of("listModels").complaints(client.get("/v1/videos/none")))
                .as("a status that is not described")
                .isNotEmpty();
    }

    @Test
    void every_route_is_described_and_every_description_has_its_route() {
        List<Route> routes = routes();
        List<Description.Operation> described = description.operations().stream()
                .filter(operation -> !operation.path().startsWith("/actuator/"))
                .toList();

        assertThat(routes).hasSizeGreaterThan(30);
        assertThat(routes).allSatisfy(route -> assertThat(described).anyMatch(route::serves));
        assertThat(described).allSatisfy(operation -> assertThat(routes).anyMatch(route -> route.serves(operation)));
    }

    @Test
    void page_of_it_is_served_with_all_that_it_needs() {
        Answer page = REPLICA.client().get("/openapi.html").is(200);

        List<String> needed = Pattern.compile("(?:src|href)=\"([^\"]+)\"")
                .matcher(page.body())
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(needed).hasSize(4).contains("/openapi.yaml");
        for (String address : needed) {
            assertThat(REPLICA.client().get(address).is(200).body()).as(address).isNotBlank();
        }
        assertThat(REPLICA.client().get("/openapi-page.js").body()).contains("\"/openapi.yaml\"");
    }

    private record Route(RequestMethod method, PathPattern pattern) {
        /** A name in braces may stand for anything. */
        boolean serves(Description.Operation operation) {
            String sample = operation.path().replaceAll("\\{[^}]+}", "1");
            return method.name().equals(operation.method()) && pattern.matches(PathContainer.parsePath(sample));
        }
    }

    private static List<Route> routes() {
        var routes = new ArrayList<Route>();
        REPLICA.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((route, handler) -> {
                    if (handler.getBeanType().getPackageName().startsWith("com.easyai.")) {
                        route.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> Objects.requireNonNull(route.getPathPatternsCondition())
                                        .getPatterns()
                                        .forEach(pattern -> routes.add(new Route(method, pattern))));
                    }
                });
        return routes;
    }
}
