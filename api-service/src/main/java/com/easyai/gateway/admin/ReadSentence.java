package com.easyai.gateway.admin;

import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.requestbody.ReadBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import tools.jackson.databind.JsonNode;

/** The sentence that an operator gives with a decision: {@code {"message": "…"}}. */
final class ReadSentence {
    private static final int LONGEST = 500;

    private final ReadBody read;

    ReadSentence(ReadBody read) {
        this.read = read;
    }

    /**
     * Of 1 to 500 characters.
     *
     * @param reader whom it is for, such as {@code the job's owner}
     * @throws GatewayException 400 if there is none
     */
    String of(HttpServletRequest request, String reader) throws IOException {
        try (ReadBody.Body body = read.json(request)) {
            JsonNode message = body.json().path("message");
            if (!message.isString()
                    || message.asString().isBlank()
                    || message.asString().length() > LONGEST) {
                throw GatewayException.at(
                        "message",
                        ErrorCode.INVALID_VALUE,
                        "message must be a sentence for " + reader + ", of 1 to " + LONGEST + " characters.");
            }
            return message.asString();
        }
    }
}
