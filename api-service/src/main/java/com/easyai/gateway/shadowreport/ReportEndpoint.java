package com.easyai.gateway.shadowreport;

import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.web.Answers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code /internal/shadow}: the report, as JSON or as a page to read, and one comparison. Operators may read the report too. */
@Controller
final class ReportEndpoint {
    private final MakeReport report;
    private final ShowComparison comparison;
    private final Clock clock;

    ReportEndpoint(MakeReport report, ShowComparison comparison, Clock clock) {
        this.report = report;
        this.comparison = comparison;
        this.clock = clock;
    }

    @GetMapping({"/internal/shadow/report", "/admin/shadow/report"})
    void report(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ShadowReport made = report.report(Question.of(request, clock.instant()), clock.instant());
        response.setHeader("Cache-Control", "no-store");
        if (wantsPage(request)) {
            page(response, ReportPage.of(made));
        } else {
            Answers.json(response, HttpServletResponse.SC_OK, made);
        }
    }

    /** An id may have slashes in it, so it is all that follows. */
    @GetMapping("/internal/shadow/requests/{*rest}")
    void one(@PathVariable String rest, HttpServletResponse response) throws IOException {
        ShowComparison.Shown shown = comparison
                .byId(rest.substring(1))
                .orElseThrow(() -> GatewayException.of(
                        ErrorCode.NOT_FOUND, "No copied request has this id, or its retention is over."));
        Answers.json(response, HttpServletResponse.SC_OK, shown);
    }

    private static boolean wantsPage(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Accept")).orElse("").contains("text/html");
    }

    private static void page(HttpServletResponse response, String page) throws IOException {
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
