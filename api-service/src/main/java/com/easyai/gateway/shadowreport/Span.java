package com.easyai.gateway.shadowreport;

import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The time a report is about, and what share of the traffic its reader has switched, from the query. */
record Span(Instant from, Instant to, int shareNow) {
    private static final Duration USUAL = Duration.ofDays(7);
    private static final Duration LONGEST = Duration.ofDays(31);

    /** @throws GatewayException 400 for what is no time, no share, or too long */
    static Span of(HttpServletRequest request, Instant now) {
        Instant to = time("to", request.getParameter("to"), now);
        Instant from = time("from", request.getParameter("from"), to.minus(USUAL));
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw invalid("from", "must be before to, by at most " + LONGEST.toDays() + " days");
        }
        return new Span(from, to, share(request.getParameter("share")));
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
