package com.easyai.gateway.openai;

import com.easyai.gateway.adapter.Account;
import com.easyai.gateway.adapter.Failure.Kind;
import com.easyai.gateway.adapter.SubmitReply;
import com.easyai.gateway.exchange.Answer;
import com.easyai.gateway.exchange.ErrorBody;
import com.easyai.gateway.exchange.Failures;
import com.easyai.gateway.exchange.RetryAfter;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import okhttp3.Headers;

/**
 * What an error means: the code decides before the status, since "no money" comes as 429 like "slow down", moderation as
 * 400 like a bad request, and relays answer 200 with an error inside.
 */
record OpenAiErrors(Account account, Clock clock) {
    private static final Set<String> MODERATION =
            Set.of("moderation_blocked", "content_policy_violation", "content_filter", "sensitive_words_detected");
    private static final Set<String> BALANCE =
            Set.of("insufficient_quota", "billing_hard_limit_reached", "billing_not_active", "insufficient_user_quota");
    private static final Set<String> RATE =
            Set.of("rate_limit_exceeded", "rate_limit_error", "requests", "tokens", "too_many_requests");
    private static final int OK = 200;
    private static final int TOO_MANY = 429;

    /** What a refused submission comes to. */
    SubmitReply refusal(Answer.Received answer) {
        ErrorBody error = ErrorBody.of(answer.json());
        Optional<Duration> retryAfter = retryAfter(answer.headers());
        int status = answer.isSuccess() ? error.codeAsStatus().orElse(OK) : answer.status();
        boolean named = matches(error, MODERATION) || matches(error, BALANCE);
        if (!named && (status == TOO_MANY || matches(error, RATE))) {
            return new SubmitReply.Throttled(
                    retryAfter, "Platform " + account.platform() + " asks for fewer requests just now.");
        }
        return new SubmitReply.Refused(Failures.of(kind(status, error), error, account, retryAfter));
    }

    Optional<Duration> retryAfter(Headers headers) {
        return RetryAfter.in(headers, clock);
    }

    static boolean isModeration(ErrorBody error) {
        return matches(error, MODERATION);
    }

    private static Kind kind(int status, ErrorBody error) {
        if (matches(error, MODERATION)) {
            return Kind.MODERATION_INPUT;
        }
        if (matches(error, BALANCE)) {
            return Kind.BALANCE_EXHAUSTED;
        }
        return switch (status) {
            case 401 -> Kind.AUTH;
            case 402 -> Kind.BALANCE_EXHAUSTED;
            case 403 -> Kind.PERMISSION;
            case 404, 405 -> Kind.UNSUPPORTED; // a model or a path that this platform does not have
            case 408, 409, 425 -> Kind.PROVIDER_UNAVAILABLE; // OpenAI's SDK sends these again (_base_client.py)
            case OK -> error.type().equals("invalid_request_error") ? Kind.INVALID_REQUEST : Kind.PROVIDER_UNAVAILABLE;
            default -> isAboutTheRequest(status, error) ? Kind.INVALID_REQUEST : Kind.PROVIDER_UNAVAILABLE;
        };
    }

    /** Only the API itself can say that a request is bad; a proxy's page with a 400 cannot. */
    private static boolean isAboutTheRequest(int status, ErrorBody error) {
        return status >= 400 && status < 500 && error.isPresent();
    }

    private static boolean matches(ErrorBody error, Set<String> words) {
        return words.contains(error.code()) || words.contains(error.type());
    }
}
