package com.easyai.gateway.submission;

import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.intake.NewJob;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.job.Priority;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the fields of a submission, each with what it must be. */
final class ReadSubmission {
    private static final String MODEL = "model";
    private static final String CALLBACK = "callback";
    private static final Set<String> FIELDS = new LinkedHashSet<>(
            List.of("kind", MODEL, "input", "metadata", "priority", "startTimeoutSeconds", "timeoutSeconds", CALLBACK));
    private static final int LONGEST_METADATA = 16 * 1024;

    private final SubmissionSettings settings;

    ReadSubmission(SubmissionSettings settings) {
        this.settings = settings;
    }

    /**
     * The body of {@code POST /v1/jobs}.
     *
     * @throws GatewayException 400 naming the first field that is missing, unknown or wrong
     */
    Submission read(ObjectNode body) {
        refuseUnknown(body);
        var fields = new Fields(body);
        JobKind kind = fields.oneOf(
                        "kind", text -> JobKind.parse(text).filter(JobKind::isAsynchronous), "image, edit, video")
                .orElseThrow(() -> Fields.missing("kind"));
        String model = fields.text(MODEL).orElseThrow(() -> Fields.missing(MODEL));
        ObjectNode input = fields.object("input").orElseThrow(() -> Fields.missing("input"));
        return new Submission(kind, model, input, terms(fields, kind), Submission.Form.IN_A_JOB);
    }

    /**
     * The body of a call of OpenAI's, with {@code callback} beside its fields.
     *
     * @throws GatewayException 400 if the model is missing, or the model or the callback wrong
     */
    Submission call(JobKind kind, ObjectNode body, Submission.Form form, boolean usualCallback) {
        var fields = new Fields(body);
        String model = fields.text(MODEL).orElseThrow(() -> Fields.missing(MODEL));
        boolean callback = (form == Submission.Form.AS_TEXT ? fields.writtenFlag(CALLBACK) : fields.flag(CALLBACK))
                .orElse(usualCallback);
        ObjectNode input = body.objectNode().setAll(body);
        input.remove(CALLBACK);
        var terms = new NewJob.Terms(Priority.NORMAL, settings.of(kind), Optional.empty(), callback, "{}");
        return new Submission(kind, model, input, terms, form);
    }

    private NewJob.Terms terms(Fields fields, JobKind kind) {
        return new NewJob.Terms(
                fields.oneOf("priority", Priority::parse, "low, normal, high").orElse(Priority.NORMAL),
                fields.seconds("timeoutSeconds").orElse(settings.of(kind)),
                fields.seconds("startTimeoutSeconds"),
                fields.flag(CALLBACK).orElse(true),
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
