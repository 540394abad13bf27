package com.easyai.gateway.estimate;

import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.requestbody.ReadBody;
import com.easyai.gateway.web.Answers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /v1/billing/estimate}. Repeating it is harmless, with an Idempotency-Key or without. */
@Controller
final class EstimateBill {
    private static final String KIND = "kind";
    private static final String REQUEST = "request";
    private static final List<String> FIELDS = List.of(KIND, REQUEST, ToldUsage.FIELD);

    private final ReadBody read;
    private final EstimateRequest jobs;
    private final EstimateCall calls;

    EstimateBill(ReadBody read, EstimateRequest jobs, EstimateCall calls) {
        this.read = read;
        this.jobs = jobs;
        this.calls = calls;
    }

    @PostMapping("/v1/billing/estimate")
    void estimate(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try (ReadBody.Body body = read.json(request)) {
            Answers.json(response, HttpServletResponse.SC_OK, estimate(body.json()));
        }
    }

    private Estimate estimate(ObjectNode body) {
        KnownFields.only(FIELDS, body, "is not a field of an estimate");
        JobKind kind = kind(body);
        ObjectNode request = request(body);
        ToldUsage told = ToldUsage.in(body, kind);
        String path = REQUEST + ".";
        return kind.isAsynchronous() ? jobs.of(kind, request, path, told) : calls.of(kind, request, path, told);
    }

    private static JobKind kind(ObjectNode body) {
        JsonNode kind = required(body, KIND);
        return JobKind.parse(kind.isString() ? kind.asString() : "")
                .orElseThrow(() -> GatewayException.at(
                        KIND, ErrorCode.INVALID_VALUE, "kind must be one of image, edit, video, chat, embedding."));
    }

    private static ObjectNode request(ObjectNode body) {
        if (required(body, REQUEST) instanceof ObjectNode request) {
            return request;
        }
        throw GatewayException.at(
                REQUEST, ErrorCode.INVALID_VALUE, "request must be an object: the body of the call to estimate.");
    }

    private static JsonNode required(ObjectNode body, String field) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            throw GatewayException.at(field, ErrorCode.MISSING_REQUIRED_PARAMETER, field + " is required.");
        }
        return value;
    }
}
