package com.easyai.gateway.shadowreport;

import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.shadowstore.CountFindings.Cell;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * What a report is to be about, from the query: a time, one model or kind or all of them, and what share of the traffic its
 * reader has switched.
 */
record Question(
        Instant from,
        Instant to,
        @Nullable String model,
        @Nullable String kind,
        int shareNow) {
    private static final Duration USUAL = Duration.ofDays(7);
    private static final Duration LONGEST = Duration.ofDays(31);

    /** @throws GatewayException 400 for what is no time, no kind, no share, or too long */
    static Question of(HttpServletRequest request, Instant now) {
        Instant to = time("to", request.getParameter("to"), now);
        Instant from = time("from", request.getParameter("from"), to.minus(USUAL));
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw invalid("from", "must be before to, by at most " + LONGEST.toDays() + " days");
        }
        return new Question(
                from,
                to,
                request.getParameter("model"),
                kind(request.getParameter("kind")),
                share(request.getParameter("share")));
    }

    boolean covers(Cell cell) {
        return (model == null || model.equals(cell.model())) && (kind == null || kind.equals(cell.kind()));
    }

    private static @Nullable String kind(@Nullable String text) {
        if (text != null && JobKind.parse(text).isEmpty()) {
            throw invalid("kind", "must be one of image, edit, video, chat, embedding");
        }
        return text;
    }

    private static Instant time(String name, @Nullable String text, Instant otherwise) {
        try {
            return text == null ? otherwise : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw invalid(name, "must be a time such as 2026-11-23T10:00:00Z");
        }
    }

    private static int share(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) > 100) {
            throw invalid("share", "must be a whole number from 0 to 100, the percent of traffic switched now");
        }
        return Integer.parseInt(text);
    }

    private static GatewayException invalid(String name, String demand) {
        return GatewayException.at(name, ErrorCode.INVALID_VALUE, name + " " + demand + ".");
    }
}
