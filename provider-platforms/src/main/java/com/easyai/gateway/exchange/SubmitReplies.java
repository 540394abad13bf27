package com.easyai.gateway.exchange;

import com.easyai.gateway.adapter.Failure;
import com.easyai.gateway.adapter.Failure.Kind;
import com.easyai.gateway.adapter.SubmitReply;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The part of a submission's reply that is the same on every wire of JSON over HTTP. */
public final class SubmitReplies {
    private SubmitReplies() {}

    /**
     * {@code refusal} reads an answer with an error status, or with an error inside a success; {@code onSuccess} reads the
     * rest. A success that is not JSON leaves the outcome unknown.
     */
    public static SubmitReply of(
            Answer answer, Function<Answer.Received, SubmitReply> refusal, Function<JsonNode, SubmitReply> onSuccess) {
        return switch (answer) {
            case Answer.NotReached(String message) -> new SubmitReply.NotReached(message);
            case Answer.Lost(String message) -> new SubmitReply.Unknown(message);
            case Answer.Misconfigured(String message) -> new SubmitReply.Refused(Failure.of(Kind.PERMISSION, message));
            case Answer.Received received when !received.isSuccess() -> refusal.apply(received);
            case Answer.Received received
            when received.json().isEmpty() ->
                new SubmitReply.Unknown("The platform answered with a success that cannot be read.");
            case Answer.Received received
            when received.json().filter(ErrorBody::isIn).isPresent() -> refusal.apply(received);
            case Answer.Received received -> onSuccess.apply(received.json().orElseThrow());
        };
    }
}
