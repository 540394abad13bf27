package com.easyai.gateway.reconciling;

import com.easyai.gateway.admin.Query;
import com.easyai.gateway.job.WorkId;
import com.easyai.gateway.outbox.OutboxDesk;
import com.easyai.gateway.reconciliation.Finding;
import com.easyai.gateway.reconciliation.Reconcile;
import com.easyai.gateway.web.Answers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /admin/reconciliation}. */
@Controller
final class ReconciliationEndpoint {
    private static final Duration USUAL = Duration.ofDays(1);

    private final Reconcile reconcile;
    private final Clock clock;

    ReconciliationEndpoint(Reconcile reconcile, Clock clock) {
        this.reconcile = reconcile;
        this.clock = clock;
    }

    private record Report(
            Instant from,
            Instant to,
            int jobs,
            int calls,
            List<Finding> differences,
            List<OutboxDesk.Delivery> undelivered,
            @Nullable WorkId next) {}

    /** Of the jobs and calls made from {@code from} until before {@code to}; without them, of the last day. */
    @GetMapping("/admin/reconciliation")
    void report(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Instant to = Query.instant(request, "to").orElseGet(clock::instant);
        Instant from = Query.instant(request, "from").orElseGet(() -> to.minus(USUAL));
        if (!from.isBefore(to)) {
            throw Query.invalid("from", "must be before to, which is " + to);
        }
        Reconcile.Page page = reconcile.page(from, to, after(request), Query.limit(request));
        Answers.json(response, HttpServletResponse.SC_OK, report(from, to, page));
    }

    private static Report report(Instant from, Instant to, Reconcile.Page page) {
        Reconcile.Looked looked = page.looked();
        return new Report(from, to, looked.jobs(), looked.calls(), page.differences(), page.undelivered(), page.next());
    }

    private static Optional<WorkId> after(HttpServletRequest request) {
        String text = request.getParameter("after");
        Optional<WorkId> after = Optional.ofNullable(text).flatMap(WorkId::parse);
        if (text != null && after.isEmpty()) {
            throw Query.invalid("after", "must be the next of the page before, which is the id of a job or call");
        }
        return after;
    }
}
