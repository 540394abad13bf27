package com.easyai.gateway.submission;

import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.intake.NewJob;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.job.Priority;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the fields of a body of {@code POST /v1/jobs}, each with what it must be. */
final class ReadSubmission {
    private static final Set<String> FIELDS = new LinkedHashSet<>(List.of(
            "kind", "model", "input", "metadata", "priority", "startTimeoutSeconds", "timeoutSeconds", "callback"));
    private static final int LONGEST_METADATA = 16 * 1024;

    private final SubmissionSettings settings;

    ReadSubmission(SubmissionSettings settings) {
        this.settings = settings;
    }

    /** @throws GatewayException 400 naming the first field that is missing, unknown or wrong */
    Submission read(ObjectNode body) {
        refuseUnknown(body);
        var fields = new Fields(body);
        JobKind kind = fields.oneOf(
                        "kind", text -> JobKind.parse(text).filter(JobKind::isAsynchronous), "image, edit, video")
                .orElseThrow(() -> Fields.missing("kind"));
        String model = fields.text("model").orElseThrow(() -> Fields.missing("model"));
        ObjectNode input = fields.object("input").orElseThrow(() -> Fields.missing("input"));
        return new Submission(kind, model, input, terms(fields, kind));
    }

    private NewJob.Terms terms(Fields fields, JobKind kind) {
        return new NewJob.Terms(
                fields.oneOf("priority", Priority::parse, "low, normal, high").orElse(Priority.NORMAL),
                fields.seconds("timeoutSeconds").orElse(settings.of(kind)),
                fields.seconds("startTimeoutSeconds"),
                fields.flag("callback").orElse(true),
                metadata(fields));
    }

    private static String metadata(Fields fields) {
        String text = fields.object("metadata").map(JsonNode::toString).orElse("{}");
        if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST_METADATA) {
            throw Fields.invalid("metadata", "must not be longer than " + LONGEST_METADATA + " bytes as JSON");
        }
        return text;
    }

    private static void refuseUnknown(ObjectNode body) {
        for (String name : body.propertyNames()) {
            if (!FIELDS.contains(name)) {
                String shown = Fields.shown(name);
                throw GatewayException.at(
                        shown,
                        ErrorCode.UNKNOWN_PARAMETER,
                        shown + " is not a field of a job; known are " + String.join(", ", FIELDS) + ".");
            }
        }
    }
}
