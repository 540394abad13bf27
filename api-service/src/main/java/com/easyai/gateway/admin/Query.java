package com.easyai.gateway.admin;

import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.job.JobStatus;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The query parameters of the admin's lists. */
public final class Query {
    private static final int MOST = 500;
    private static final int USUAL = 50;

    private Query() {}

    /** {@code limit}: how many entries a page has. */
    public static int limit(HttpServletRequest request) {
        String text = request.getParameter("limit");
        if (text == null) {
            return USUAL;
        }
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST) {
            throw invalid("limit", "must be a whole number from 1 to " + MOST);
        }
        return Integer.parseInt(text);
    }

    /** A whole number above zero, or {@code usual} if it is not given. */
    public static int wholeNumber(HttpServletRequest request, String name, int usual) {
        String text = request.getParameter(name);
        if (text == null) {
            return usual;
        }
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw invalid(name, "must be a whole number from 1 to 999999999");
        }
        return Integer.parseInt(text);
    }

    /** An instant such as {@code 2026-11-23T10:00:00Z}; empty if it is not given. */
    public static Optional<Instant> instant(HttpServletRequest request, String name) {
        try {
            return Optional.ofNullable(request.getParameter(name)).map(Instant::parse);
        } catch (DateTimeParseException e) {
            throw invalid(name, "must be an instant of ISO 8601 in UTC, such as 2026-11-23T10:00:00Z");
        }
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

    /** What a query parameter is refused with: a 400 that names it. */
    public static GatewayException invalid(String name, String demand) {
        return GatewayException.at(name, ErrorCode.INVALID_VALUE, name + " " + demand + ".");
    }
}
