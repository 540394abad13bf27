package com.easyai.gateway.admin;

import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.job.JobStatus;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The query parameters of the admin's lists. */
final class Query {
    private static final int MOST = 500;
    private static final int USUAL = 50;

    private Query() {}

    static int limit(HttpServletRequest request) {
        String text = request.getParameter("limit");
        if (text == null) {
            return USUAL;
        }
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST) {
            throw invalid("limit", "must be a whole number from 1 to " + MOST);
        }
        return Integer.parseInt(text);
    }

    static Optional<JobStatus> status(HttpServletRequest request) {
        String text = request.getParameter("status");
        Optional<JobStatus> status = Optional.ofNullable(text).flatMap(JobStatus::parse);
        if (text != null && status.isEmpty()) {
            throw invalid(
                    "status",
                    Arrays.stream(JobStatus.values())
                            .map(JobStatus::wire)
                            .collect(Collectors.joining(", ", "must be one of ", "")));
        }
        return status;
    }

    static boolean flag(HttpServletRequest request, String name) {
        String text = Optional.ofNullable(request.getParameter(name)).orElse("false");
        if (!text.equals("true") && !text.equals("false")) {
            throw invalid(name, "must be true or false");
        }
        return text.equals("true");
    }

    static String oneOf(HttpServletRequest request, String name, List<String> allowed) {
        String text = Optional.ofNullable(request.getParameter(name)).orElse(allowed.getFirst());
        if (!allowed.contains(text)) {
            throw invalid(name, "must be one of " + String.join(", ", allowed));
        }
        return text;
    }

    private static GatewayException invalid(String name, String demand) {
        return GatewayException.at(name, ErrorCode.INVALID_VALUE, name + " " + demand + ".");
    }
}
