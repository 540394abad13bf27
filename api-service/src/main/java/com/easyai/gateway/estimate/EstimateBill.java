package com.easyai.gateway.estimate;

import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.web.Answers;
import com.easyai.gateway.web.ReadBody;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /v1/billing/estimate}. Repeating it is harmless, with an Idempotency-Key or without. */
@Controller
final class EstimateBill {
    private static final String KIND = "kind";
    private static final String REQUEST = "request";
    private static final Set<String> FIELDS = Set.of(KIND, REQUEST);

    private static final int LONGEST_SHOWN = 64;

    private final ReadBody read;
    private final EstimateRequest estimate;

    EstimateBill(ReadBody read, EstimateRequest estimate) {
        this.read = read;
        this.estimate = estimate;
    }

    @PostMapping("/v1/billing/estimate")
    void estimate(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try (ReadBody.Body body = read.json(request)) {
            refuseUnknown(body.json());
            Estimate bill = estimate.of(kind(body.json()), request(body.json()), REQUEST + ".");
            Answers.json(response, HttpServletResponse.SC_OK, bill);
        }
    }

    private static void refuseUnknown(ObjectNode body) {
        for (String field : body.propertyNames()) {
            if (!FIELDS.contains(field)) {
                String printable = field.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
                String shown = printable.substring(0, Math.min(printable.length(), LONGEST_SHOWN));
                throw GatewayException.at(
                        shown,
                        ErrorCode.UNKNOWN_PARAMETER,
                        shown + " is not a field of an estimate; known are kind, request.");
            }
        }
    }

    private static JobKind kind(ObjectNode body) {
        JsonNode kind = required(body, KIND);
        return JobKind.parse(kind.isString() ? kind.asString() : "")
                .filter(JobKind::isAsynchronous)
                .orElseThrow(() -> GatewayException.at(
                        KIND,
                        ErrorCode.INVALID_VALUE,
                        "kind must be one of image, edit, video; other kinds cannot be estimated yet."));
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
