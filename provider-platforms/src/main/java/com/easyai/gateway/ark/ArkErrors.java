package com.easyai.gateway.ark;

import com.easyai.gateway.adapter.Account;
import com.easyai.gateway.adapter.Failure;
import com.easyai.gateway.adapter.Failure.Kind;
import com.easyai.gateway.adapter.SubmitReply;
import com.easyai.gateway.exchange.Answer;
import com.easyai.gateway.exchange.ErrorBody;
import com.easyai.gateway.exchange.Failures;
import com.easyai.gateway.exchange.RetryAfter;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.Headers;

/**
 * What Ark's error codes mean (volcengine.com/docs/82379/1299023). The code decides before the status: 429 is rate, money
 * or overload, and moderation comes with 400 or inside a task.
 */
record ArkErrors(Account account, Clock clock) {
    private static final Pattern MODERATION = Pattern.compile(".*(SensitiveContent|RiskDetection).*");
    private static final Pattern MONEY = Pattern.compile(
            "(AccountOverdueError|OperationDenied\\.ServiceOverdue|QuotaExceeded|SetLimitExceeded)(\\..*)?");
    private static final Pattern RATE =
            Pattern.compile("(RateLimitExceeded|.*RateLimitExceeded|RequestBurstTooFast|InflightBatchsizeExceeded"
                    + "|ModelLoadingError)(\\..*)?");
    private static final Pattern NOT_OPEN = Pattern.compile(
            "(ModelNotOpen|InvalidEndpointOrModel\\.ModelIDAccessDisabled|InvalidEndpoint\\.ClosedEndpoint"
                    + "|AccessDenied|OperationDenied)(\\..*)?");
    private static final int OK = 200;
    private static final int TOO_MANY = 429;

    /** What a refused submission comes to. */
    SubmitReply refusal(Answer.Received answer) {
        ErrorBody error = ErrorBody.of(answer.json());
        Optional<Duration> retryAfter = retryAfter(answer.headers());
        int status = answer.isSuccess() ? error.codeAsStatus().orElse(OK) : answer.status();
        return isRate(status, error)
                ? new SubmitReply.Throttled(
                        retryAfter, "Platform " + account.platform() + " asks for fewer requests just now.")
                : new SubmitReply.Refused(Failures.of(kind(status, error), error, account, retryAfter));
    }

    /** What an error inside a task or beside a picture means. */
    Failure failure(ErrorBody error) {
        return Failures.of(kind(OK, error), error, account, Optional.empty());
    }

    Optional<Duration> retryAfter(Headers headers) {
        return RetryAfter.in(headers, clock);
    }

    private static boolean isRate(int status, ErrorBody error) {
        boolean overload = error.code().startsWith("ServerOverloaded");
        boolean other = status == TOO_MANY && !MODERATION.matcher(error.code()).matches() && !isMoney(error);
        return !overload && (other || RATE.matcher(error.code()).matches() || isFullQueue(error));
    }

    private static boolean isMoney(ErrorBody error) {
        return MONEY.matcher(error.code()).matches() && !isFullQueue(error);
    }

    /** One code for "the free quota is gone" and "too many tasks are queued"; only the sentence tells them apart. */
    private static boolean isFullQueue(ErrorBody error) {
        String message = error.message().toLowerCase(Locale.ROOT);
        return error.code().equals("QuotaExceeded") && (message.contains("queue") || message.contains("排队"));
    }

    private static Kind kind(int status, ErrorBody error) {
        String code = error.code();
        if (MODERATION.matcher(code).matches()) {
            return code.startsWith("Output") ? Kind.MODERATION_OUTPUT : Kind.MODERATION_INPUT;
        }
        if (isMoney(error)) {
            return Kind.BALANCE_EXHAUSTED;
        }
        if (NOT_OPEN.matcher(code).matches()) {
            return Kind.PERMISSION;
        }
        if (code.startsWith("InvalidImageURL")) {
            return Kind.INPUT_FETCH_FAILED;
        }
        return byStatus(status, error);
    }

    private static Kind byStatus(int status, ErrorBody error) {
        return switch (status) {
            case OK -> isBadRequest(error.code()) ? Kind.INVALID_REQUEST : Kind.PROVIDER_UNAVAILABLE;
            case 401 -> Kind.AUTH;
            case 402 -> Kind.BALANCE_EXHAUSTED;
            case 403 -> Kind.PERMISSION;
            case 404, 405 -> Kind.UNSUPPORTED; // a model, an endpoint or a path that this platform does not have
            case 408, 409, 425, TOO_MANY -> Kind.PROVIDER_UNAVAILABLE; // Ark's SDK sends these again
            default ->
                status >= 400 && status < 500 && error.isPresent() ? Kind.INVALID_REQUEST : Kind.PROVIDER_UNAVAILABLE;
        };
    }

    private static boolean isBadRequest(String code) {
        return code.startsWith("InvalidParameter")
                || code.startsWith("MissingParameter")
                || code.startsWith("InvalidArgument")
                || code.startsWith("OutofContext");
    }
}
