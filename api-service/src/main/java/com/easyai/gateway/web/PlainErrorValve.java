package com.easyai.gateway.web;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.failure.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what fails before or outside of our own code, such as a request that is not HTTP, without a word about us. */
final class PlainErrorValve extends ErrorReportValve {
    private static final Logger LOG = LoggerFactory.getLogger(PlainErrorValve.class);

    PlainErrorValve() {
        setShowReport(false);
        setShowServerInfo(false);
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            byte[] body = body(response.getStatus()).getBytes(StandardCharsets.UTF_8);
            response.setHeader(RequestNumber.HEADER, RequestNumber.of(response.getHeader(RequestNumber.HEADER)));
            response.setContentType("application/json");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            LOG.debug("A caller went away before it was told of status {}", response.getStatus(), e);
        }
    }

    private static String body(int status) {
        ErrorCode code = status < 500 ? ErrorCode.INVALID_REQUEST : ErrorCode.INTERNAL_ERROR;
        String message = status < 500
                ? "The request is not one that can be read; check its address, headers and length."
                : "The gateway failed; try again.";
        return Json.MAPPER.writeValueAsString(Map.of("error", new PlainError(message, code.type(), null, code)));
    }

    private record PlainError(
            String message, String type, @Nullable String param, ErrorCode code) {}
}
