package com.easyai.gateway.standin.openai;

import com.easyai.gateway.standin.desk.Envelope;
import com.easyai.gateway.standin.desk.Problem;
import com.easyai.gateway.standin.script.Fault;
import com.easyai.gateway.standin.web.Json;
import com.easyai.gateway.standin.web.Reply;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** {@code {"error":{"message","type","param","code"}}}, with the types and codes that OpenAI uses. */
final class OpenAiEnvelope implements Envelope {
    private static final String INVALID = "invalid_request_error";
    private static final String UNSAFE =
            "Your request was rejected by the safety system. safety_violations=[violence].";
    private static final String NO_QUOTA =
            "You exceeded your current quota, please check your plan and billing details.";
    private static final String SORRY = "The server had an error while processing your request. Sorry about that!";

    static Reply error(int status, String message, String type, @Nullable String param, @Nullable String code) {
        return Reply.json(status, Json.object().set("error", body(message, type, param, code)));
    }

    private static ObjectNode body(String message, String type, @Nullable String param, @Nullable String code) {
        return Json.object()
                .put("message", message)
                .put("type", type)
                .put("param", param)
                .put("code", code);
    }

    static Reply invalid(int status, String message, @Nullable String param, @Nullable String code) {
        return error(status, message, INVALID, param, code);
    }

    @Override
    public Reply unauthorised() {
        return invalid(401, "Incorrect API key provided. Send a valid one as a bearer token.", null, "invalid_api_key");
    }

    @Override
    public Reply unreadable() {
        return invalid(400, "We could not parse the body of your request.", null, null);
    }

    @Override
    public Reply problem(Problem problem) {
        String code = switch (problem.kind()) {
            case MISSING -> "missing_required_parameter";
            case UNKNOWN -> "unknown_parameter";
            case WRONG_TYPE -> "invalid_type";
            case BAD_VALUE -> "invalid_value";
        };
        return invalid(400, problem.message(), problem.field(), code);
    }

    @Override
    public Reply unknownModel(String model) {
        String message = "The model '%s' does not exist or you do not have access to it.".formatted(model);
        return invalid(404, message, null, "model_not_found");
    }

    @Override
    public Reply fault(Fault fault) {
        return switch (fault) {
            case Fault.Refused refused -> invalid(400, "The prompt was refused as invalid.", "prompt", "invalid_value");
            case Fault.Moderated moderated ->
                error(400, UNSAFE, "image_generation_user_error", "", "moderation_blocked");
            case Fault.RateLimited limited -> rateLimited(limited.retryAfter());
            case Fault.NoMoney broke -> error(429, NO_QUOTA, "insufficient_quota", null, "insufficient_quota");
            case Fault.Broken broken -> error(broken.status(), SORRY, "server_error", null, null);
            case Fault.WebPage page -> Reply.text(page.status(), "text/html", "<html><body>Bad gateway</body></html>");
        };
    }

    private static Reply rateLimited(Optional<Duration> retryAfter) {
        Reply reply = error(429, "Rate limit reached for this model.", "requests", null, "rate_limit_exceeded")
                .with("x-ratelimit-remaining-requests", "0");
        if (retryAfter.isEmpty()) {
            return reply;
        }
        long millis = retryAfter.get().toMillis();
        return reply.with("retry-after", String.valueOf((millis + 999) / 1000))
                .with("x-ratelimit-reset-requests", millis + "ms");
    }
}
