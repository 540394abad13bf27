package com.easyai.gateway.jobquery;

import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.job.JobStatus;
import com.easyai.gateway.jobview.ReadJobs;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads which part of the list is asked for. */
final class PageQuery {
    private static final int MOST = 100;
    private static final int USUAL = 20;

    private PageQuery() {}

    /** Asks the store for one more than the page has, which tells whether there are more. */
    static ReadJobs.Page read(HttpServletRequest request) {
        return new ReadJobs.Page(
                choice(request, "kind", text -> JobKind.parse(text).filter(JobKind::isAsynchronous), kinds()),
                choice(request, "status", JobStatus::parse, statuses()),
                choice(request, "after", JobId::parse, "the id of a job, such as the last_id of the page before"),
                limit(request.getParameter("limit")) + 1);
    }

    private static <T> Optional<T> choice(
            HttpServletRequest request, String name, Function<String, Optional<T>> parse, String allowed) {
        String text = request.getParameter(name);
        if (text == null) {
            return Optional.empty();
        }
        Optional<T> value = parse.apply(text);
        if (value.isEmpty()) {
            throw GatewayException.at(name, ErrorCode.INVALID_VALUE, name + " must be " + allowed + ".");
        }
        return value;
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return USUAL;
        }
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST) {
            throw GatewayException.at(
                    "limit", ErrorCode.INVALID_VALUE, "limit must be a whole number from 1 to " + MOST + ".");
        }
        return Integer.parseInt(text);
    }

    private static String kinds() {
        return Arrays.stream(JobKind.values())
                .filter(JobKind::isAsynchronous)
                .map(JobKind::wire)
                .collect(Collectors.joining(", ", "one of ", ""));
    }

    private static String statuses() {
        return Arrays.stream(JobStatus.values()).map(JobStatus::wire).collect(Collectors.joining(", ", "one of ", ""));
    }
}
