package com.easyai.gateway.web;

import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** The one place where a request's failure becomes an answer. What nobody foresaw is logged under the request's number. */
@ControllerAdvice
final class AnswerFailures {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerFailures.class);

    private final ErrorAnswers errors;

    AnswerFailures(ErrorAnswers errors) {
        this.errors = errors;
    }

    @ExceptionHandler(Exception.class)
    void answer(Exception failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (failure instanceof IOException broken) {
            leave(broken, response);
            return;
        }
        if (failure instanceof HttpRequestMethodNotSupportedException other && other.getSupportedMethods() != null) {
            response.setHeader("Allow", String.join(", ", other.getSupportedMethods()));
        }
        errors.answer(
                request, response, ExplainFailure.explain(failure).orElseGet(() -> unforeseen(failure, response)));
    }

    /** Thrown on, it closes the connection, so that nobody takes half an answer for a whole one. */
    private static void leave(IOException broken, HttpServletResponse response) throws IOException {
        LOG.debug("A caller went away, or half an answer was all there was", broken);
        if (response.isCommitted()) {
            throw broken;
        }
    }

    private static GatewayException unforeseen(Exception failure, HttpServletResponse response) {
        String number = String.valueOf(response.getHeader(RequestNumber.HEADER));
        LOG.error("Request {} failed and was answered with 500; its caller may try again", number, failure);
        return GatewayException.of(
                ErrorCode.INTERNAL_ERROR,
                "The gateway failed; try again, and name the request " + number + " if it goes on.");
    }
}
