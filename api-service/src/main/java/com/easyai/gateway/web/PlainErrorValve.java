package com.easyai.gateway.web;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.failure.ErrorCode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what fails before or outside of our own code, such as a request that is not HTTP, without a word about us and in
 * the form that its path has elsewhere.
 */
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
            String number = RequestNumber.of(response.getHeader(RequestNumber.HEADER));
            boolean problem = isElsewhere(request.getRequestURI());
            byte[] body = (problem ? problem(response.getStatus(), number) : envelope(response.getStatus()))
                    .getBytes(StandardCharsets.UTF_8);
            response.setHeader(RequestNumber.HEADER, number);
            response.setContentType(problem ? "application/problem+json" : "application/json");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            LOG.debug("A caller went away before it was told of status {}", response.getStatus(), e);
        }
    }

    /** A path that is readable and not for users; what cannot be read may have been meant for {@code /v1}. */
    private static boolean isElsewhere(@Nullable String path) {
        return path != null && path.startsWith("/") && Realm.of(path) != Realm.USERS;
    }

    private static String envelope(int status) {
        ErrorCode code = code(status);
        return Json.MAPPER.writeValueAsString(
                Map.of("error", new PlainError(message(status), code.type(), null, code)));
    }

    private static String problem(int status, String number) {
        ErrorCode code = code(status);
        return Json.MAPPER.writeValueAsString(
                new PlainProblem("about:blank", ErrorAnswers.title(code), status, message(status), code, number));
    }

    private static ErrorCode code(int status) {
        return isSenders(status) ? ErrorCode.INVALID_REQUEST : ErrorCode.INTERNAL_ERROR;
    }

    private static String message(int status) {
        return isSenders(status)
                ? "The request is not one that can be read; check its address, headers and length."
                : "The gateway failed; try again.";
    }

    /** A version of HTTP that we do not speak is its sender's choice, though the status is among our own failures. */
    private static boolean isSenders(int status) {
        return status < 500 || status == HttpServletResponse.SC_HTTP_VERSION_NOT_SUPPORTED;
    }

    private record PlainError(
            String message, String type, @Nullable String param, ErrorCode code) {}

    private record PlainProblem(
            String type, String title, int status, String detail, ErrorCode code, String requestId) {}
}
