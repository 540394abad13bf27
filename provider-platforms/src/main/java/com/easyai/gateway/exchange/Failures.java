package com.easyai.gateway.exchange;

import com.easyai.gateway.adapter.Account;
import com.easyai.gateway.adapter.Failure;
import com.easyai.gateway.adapter.Failure.Kind;
import java.time.Duration;
import java.util.Optional;

/**
 * Puts a classified error into words for the job's owner. Only a refusal of the request itself quotes the provider, with
 * anything like a credential taken out; the rest is between the operator and the provider.
 */
public final class Failures {
    private Failures() {}

    public static Failure of(Kind kind, ErrorBody error, Account account, Optional<Duration> retryAfter) {
        Optional<String> code = Optional.of(error.code().isEmpty() ? error.type() : error.code())
                .filter(text -> !text.isEmpty())
                .map(text -> SafeText.code(text, account));
        return new Failure(kind, sentence(kind, SafeText.message(error.message(), account)), code, retryAfter);
    }

    public static Failure of(Kind kind) {
        return Failure.of(kind, sentence(kind, ""));
    }

    private static String sentence(Kind kind, String quote) {
        return switch (kind) {
            case INVALID_REQUEST ->
                "The provider refused the request as it stands" + (quote.isEmpty() ? "." : ": " + quote);
            case INPUT_FETCH_FAILED ->
                "The provider could not read an input picture; check that its URL is public and still valid.";
            case MODERATION_INPUT ->
                "The provider's content rules refused the request; change the prompt or the input pictures.";
            case MODERATION_OUTPUT ->
                "The provider's content rules held the result back; change the prompt and try again.";
            case UNSUPPORTED -> "The provider does not offer this model or feature.";
            case AUTH -> "The provider does not accept the gateway's credential; its operator must renew it.";
            case PERMISSION ->
                "The provider does not let the gateway's account use this model; its operator must ask for it.";
            case BALANCE_EXHAUSTED -> "The gateway's account at the provider is used up; its operator must top it up.";
            case PROVIDER_UNAVAILABLE -> "The provider could not serve the request just now; try again later.";
            case TASK_LOST -> "The provider no longer has the task; submit the job again.";
            case CANCELLED -> "The task was cancelled at the provider.";
        };
    }
}
