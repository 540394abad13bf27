package com.easyai.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The served description of the API, by which operations are asked and against which their answers are held. */
final class Description {
    private static final int FIRST_REFUSAL = 400;

    private final Map<String, Operation> operations = new TreeMap<>();
    private final Set<String> asked = new TreeSet<>();
    private final OpenApiInteractionValidator validator;

    /** Its id, method, and path with names in braces. */
    record Operation(String id, String method, String path) {}

    Description(String yaml) {
        validator = OpenApiInteractionValidator.createForInlineApiSpecification(yaml)
                .withStrictOperationPathMatching()
                .build();
        OpenAPI document = new OpenAPIV3Parser().readContents(yaml).getOpenAPI();
        document.getPaths().forEach(this::add);
    }

    private void add(String path, PathItem item) {
        item.readOperationsMap().forEach((method, operation) -> {
            var known = new Operation(operation.getOperationId(), method.name(), path);
            assertThat(operations.put(known.id(), known)).as(known.id()).isNull();
        });
    }

    List<Operation> operations() {
        return List.copyOf(operations.values());
    }

    /** Their ids; those that were asked and answered well. */
    Set<String> asked() {
        return asked;
    }

    Set<String> ids() {
        return operations.keySet();
    }

    /** Begins to ask an operation; what its path names in braces is given in their order. */
    Question of(String id, Object... names) {
        Operation operation = Objects.requireNonNull(operations.get(id), "no operation " + id);
        String path = operation.path();
        for (Object name : names) {
            path = path.replaceFirst("\\{[^}]+}", name.toString());
        }
        return new Question(operation, path);
    }

    /** One request that is about to be made. */
    final class Question {
        private final Operation operation;
        private final String path;
        private final List<String> query = new ArrayList<>();
        private String type = "";
        private byte[] body = {};

        private Question(Operation operation, String path) {
            this.operation = operation;
            this.path = path;
        }

        /** A parameter of the query; its value needs no escaping. */
        Question with(String name, Object value) {
            query.add(name + "=" + value);
            return this;
        }

        Question json(String text) {
            return sending("application/json", text.getBytes(StandardCharsets.UTF_8));
        }

        Question form(Form form) {
            return sending(form.type(), form.bytes());
        }

        Question sending(String mediaType, byte[] bytes) {
            type = mediaType;
            body = bytes;
            return this;
        }

        /** Asked so, it must be answered with this status; request and answer must be as described. */
        Answer answers(int status, Client client) {
            String address = query.isEmpty() ? path : path + "?" + String.join("&", query);
            Client typed = type.isEmpty() ? client : client.with("Content-Type", type);
            Answer answer = typed.ask(operation.method(), address, BodyPublishers.ofByteArray(body))
                    .is(status);
            assertThat(complaints(answer))
                    .as("%s %s: %s", operation.method(), address, answer.body())
                    .isEmpty();
            if (status < FIRST_REFUSAL) {
                asked.add(operation.id());
            }
            return answer;
        }

        /** What is not as described in this request and an answer to it; a request that is refused need not be. */
        List<String> complaints(Answer answer) {
            ValidationReport report = answer.status() < FIRST_REFUSAL
                    ? validator.validate(request(), response(answer))
                    : validator.validateResponse(path, Request.Method.valueOf(operation.method()), response(answer));
            return report.getMessages().stream()
                    .map(message -> message.getKey() + ": " + message.getMessage())
                    .toList();
        }

        private SimpleRequest request() {
            var request = new SimpleRequest.Builder(operation.method(), path).withAuthorization("Bearer hidden");
            query.forEach(parameter -> {
                int equals = parameter.indexOf('=');
                request.withQueryParam(parameter.substring(0, equals), parameter.substring(equals + 1));
            });
            return type.isEmpty()
                    ? request.build()
                    : request.withContentType(type).withBody(body).build();
        }

        private static SimpleResponse response(Answer answer) {
            var response = SimpleResponse.Builder.status(answer.status());
            answer.response().headers().map().forEach(response::withHeader);
            answer.header("Content-Type").ifPresent(response::withContentType);
            return answer.body().isEmpty()
                    ? response.build()
                    : response.withBody(answer.body()).build();
        }
    }
}
