package com.easyai.gateway.console;

import com.easyai.gateway.outbox.DeliveryKind;
import com.easyai.gateway.outbox.OutboxDesk;
import com.easyai.gateway.outbox.ReadBacklog;
import com.easyai.gateway.overview.AbandonedCalls;
import com.easyai.gateway.overview.CountJobs;
import com.easyai.gateway.overview.CountStuck;
import com.easyai.gateway.overview.LongestWaiting;
import com.easyai.gateway.web.Answers;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /admin/overview}: what is stuck, what waits and why; cheap enough to be asked every few seconds. */
@Controller
final class OverviewEndpoint {
    private static final int FAILING_SHOWN = 20;

    private final JdbcClient jdbc;
    private final Clock clock;

    OverviewEndpoint(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @GetMapping("/admin/overview")
    void show(HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        Answers.json(response, HttpServletResponse.SC_OK, look());
    }

    private Overview look() {
        var jobs = new CountJobs(jdbc);
        return new Overview(
                clock.instant(),
                new CountStuck(jdbc).count(),
                jobs.underWay(),
                jobs.ended(),
                new LongestWaiting(jdbc).read(),
                due(),
                new OutboxDesk(jdbc).failing(FAILING_SHOWN),
                new AbandonedCalls(jdbc).read());
    }

    private List<Overview.Due> due() {
        var backlog = new ReadBacklog(jdbc);
        return Arrays.stream(DeliveryKind.values())
                .map(kind -> Overview.Due.of(kind, backlog.of(kind)))
                .toList();
    }
}
