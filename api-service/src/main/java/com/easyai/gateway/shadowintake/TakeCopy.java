package com.easyai.gateway.shadowintake;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.dryrun.ReadShadowRequest;
import com.easyai.gateway.dryrun.ShadowReading;
import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.requestbody.ReadBody;
import com.easyai.gateway.shadowcopy.CopyRow;
import com.easyai.gateway.shadowstore.AcceptCopies;
import com.easyai.gateway.shadowstore.NewCopy;
import com.easyai.gateway.shadowstore.UnreadableCopies;
import com.easyai.gateway.topics.PublishShadow;
import com.easyai.gateway.topics.TraceContext;
import com.easyai.gateway.web.Answers;
import com.easyai.gateway.web.Door;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /internal/shadow/requests}. Guarantees: a 202 is said after the copy is committed, also while Kafka is away;
 * the same requestId again changes nothing. A copy that nothing can be decided about is taken too, and counted as such.
 */
@Controller
final class TakeCopy {
    private static final String PATH = "/internal/shadow/requests";

    private final ReadBody read;
    private final AcceptCopies store;
    private final UnreadableCopies unreadable;
    private final PublishShadow publish;

    TakeCopy(ReadBody read, AcceptCopies store, UnreadableCopies unreadable, PublishShadow publish) {
        this.read = read;
        this.store = store;
        this.unreadable = unreadable;
        this.publish = publish;
    }

    /** {@code repeated}: the id was known, and what was sent now is not looked at. */
    private record Taken(String requestId, boolean repeated, String comparison) {}

    @PostMapping(PATH)
    void take(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try (ReadBody.Body body = read.json(request)) {
            Answers.json(response, HttpServletResponse.SC_ACCEPTED, take(body.json(), Door.traceOf(request)));
        }
    }

    private Taken take(ObjectNode copy, Optional<TraceContext> trace) {
        ShadowReading reading = ReadShadowRequest.of(copy);
        String document = Json.MAPPER.writeValueAsString(copy);
        Optional<NewCopy> row = CopyRow.of(reading, document);
        if (reading instanceof ShadowReading.Unreadable(String cause)) {
            unreadable.count(cause);
            throw GatewayException.at("requestId", ErrorCode.INVALID_VALUE, cause + ".");
        }
        return taken(row.orElseThrow(), trace);
    }

    private Taken taken(NewCopy row, Optional<TraceContext> trace) {
        boolean isNew = store.accept(row);
        if (isNew) {
            publish(row, trace);
        }
        return new Taken(row.requestId(), !isNew, PATH + "/" + inPath(row.requestId()));
    }

    private void publish(NewCopy row, Optional<TraceContext> trace) {
        Optional.ofNullable(row.document()).ifPresent(document -> publish.copy(row.requestId(), document, trace));
        CopyRow.result(row).ifPresent(result -> publish.result(row.requestId(), result));
    }

    /** A slash in an id stays one: servers refuse it encoded. */
    private static String inPath(String requestId) {
        return URLEncoder.encode(requestId, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }
}
