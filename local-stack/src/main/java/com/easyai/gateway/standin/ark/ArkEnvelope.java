package com.easyai.gateway.standin.ark;

import com.easyai.gateway.standin.desk.Envelope;
import com.easyai.gateway.standin.desk.Ids;
import com.easyai.gateway.standin.desk.Problem;
import com.easyai.gateway.standin.script.Fault;
import com.easyai.gateway.standin.web.Json;
import com.easyai.gateway.standin.web.Reply;
import tools.jackson.databind.node.ObjectNode;

/** {@code {"error":{"code","message","param","type"}}}, the request id at the tail of the message. */
final class ArkEnvelope implements Envelope {
    private final Ids ids;

    ArkEnvelope(Ids ids) {
        this.ids = ids;
    }

    Reply error(int status, String code, String message, String param, String type) {
        ObjectNode error = Json.object()
                .put("code", code)
                .put("message", message + " Request id: " + ids.next("0217"))
                .put("param", param)
                .put("type", type);
        return Reply.json(status, Json.object().set("error", error));
    }

    private Reply badRequest(String code, String message, String param) {
        return error(400, code, message, param, "BadRequest");
    }

    private Reply tooMany(String code, String message) {
        return error(429, code, message, "", "TooManyRequests");
    }

    @Override
    public Reply unauthorised() {
        String message = "The API key or AK/SK in the request is missing or invalid.";
        return error(401, "AuthenticationError", message, "", "Unauthorized");
    }

    @Override
    public Reply unreadable() {
        return badRequest("InvalidParameter", "The request body is not a valid JSON object.", "");
    }

    @Override
    public Reply problem(Problem problem) {
        return switch (problem.kind()) {
            case MISSING ->
                badRequest(
                        "MissingParameter",
                        "The request failed because it is missing `%s` parameter.".formatted(problem.field()),
                        problem.field());
            case UNKNOWN, WRONG_TYPE, BAD_VALUE ->
                badRequest(
                        "InvalidParameter",
                        "The parameter `%s` specified in the request is not valid: %s"
                                .formatted(problem.field(), problem.message()),
                        problem.field());
        };
    }

    @Override
    public Reply unknownModel(String model) {
        String message = "The model or endpoint %s does not exist or you do not have access to it.".formatted(model);
        return error(404, "InvalidEndpointOrModel.NotFound", message, "", "NotFound");
    }

    Reply unknownTask(String id) {
        return error(404, "ResourceNotFound", "The task %s does not exist.".formatted(id), "id", "NotFound");
    }

    @Override
    public Reply fault(Fault fault) {
        return switch (fault) {
            case Fault.Refused refused -> badRequest("InvalidParameter", "The prompt is not valid.", "prompt");
            case Fault.Moderated moderated ->
                badRequest(
                        "InputTextSensitiveContentDetected",
                        "The request failed because the input text may contain sensitive information.",
                        "prompt");
            case Fault.RateLimited limited -> {
                Reply reply = tooMany("ModelAccountIpmRateLimitExceeded", "The model's limit has been exceeded.");
                yield limited.retryAfter()
                        .map(after -> reply.with("retry-after", String.valueOf((after.toMillis() + 999) / 1000)))
                        .orElse(reply);
            }
            case Fault.NoMoney broke ->
                error(403, "AccountOverdueError", "The account has an overdue balance.", "", "Forbidden");
            case Fault.Broken broken -> broken(broken.status());
            case Fault.WebPage page -> Reply.text(page.status(), "text/html", "<html><body>Bad gateway</body></html>");
        };
    }

    private Reply broken(int status) {
        String message = "The service encountered an unexpected internal error.";
        return error(status, "InternalServiceError", message, "", "InternalServerError");
    }
}
