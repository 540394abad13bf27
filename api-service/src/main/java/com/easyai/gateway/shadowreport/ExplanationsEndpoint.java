package com.easyai.gateway.shadowreport;

import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.requestbody.ReadBody;
import com.easyai.gateway.shadowstore.Explanations;
import com.easyai.gateway.shadowstore.Explanations.Explanation;
import com.easyai.gateway.web.Answers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code /admin/shadow/explanations}: classes of mismatches that are expected, for a while. */
@Controller
final class ExplanationsEndpoint {
    private static final String PATH = "/admin/shadow/explanations";

    private final Explanations explanations;
    private final ReadBody read;
    private final Clock clock;

    ExplanationsEndpoint(Explanations explanations, ReadBody read, Clock clock) {
        this.explanations = explanations;
        this.read = read;
        this.clock = clock;
    }

    private record Shown(
            long id,
            String field,
            String cause,
            @Nullable String model,
            @Nullable String kind,
            String owner,
            String reason,
            Instant createdAt,
            Instant expiresAt,
            boolean inForce) {}

    @GetMapping(PATH)
    void list(HttpServletResponse response) throws IOException {
        var all = explanations.all().stream().map(this::shown).toList();
        Answers.json(response, HttpServletResponse.SC_OK, Map.of("object", "list", "data", all));
    }

    @PostMapping(PATH)
    void add(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try (ReadBody.Body body = read.json(request)) {
            Explanation added = explanations.add(ReadExpected.of(body.json(), clock.instant()));
            Answers.json(response, HttpServletResponse.SC_CREATED, shown(added));
        }
    }

    /** Ends one before its time. */
    @PostMapping(PATH + "/{id}/end")
    void end(@PathVariable String id, HttpServletResponse response) throws IOException {
        if (!id.matches("\\d{1,18}") || !explanations.end(Long.parseLong(id))) {
            throw GatewayException.of(
                    ErrorCode.NOT_FOUND, "No explanation in force has this id; GET " + PATH + " lists all.");
        }
        Answers.json(response, HttpServletResponse.SC_OK, Map.of("id", Long.parseLong(id), "inForce", false));
    }

    private Shown shown(Explanation explanation) {
        var expected = explanation.expected();
        return new Shown(
                explanation.id(),
                expected.field(),
                expected.cause(),
                expected.model(),
                expected.kind(),
                expected.owner(),
                expected.reason(),
                explanation.createdAt(),
                expected.expiresAt(),
                expected.expiresAt().isAfter(clock.instant()));
    }
}
