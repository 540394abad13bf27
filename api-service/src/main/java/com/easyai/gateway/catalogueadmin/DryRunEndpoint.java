package com.easyai.gateway.catalogueadmin;

import com.easyai.gateway.catalogue.Catalogue;
import com.easyai.gateway.document.CatalogueProblem;
import com.easyai.gateway.document.CatalogueReading;
import com.easyai.gateway.document.ReadCatalogue;
import com.easyai.gateway.dryrun.DryRun;
import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.pastjobs.StreamJobs;
import com.easyai.gateway.replay.Change;
import com.easyai.gateway.replay.Replay;
import com.easyai.gateway.request.CanonicalRequest;
import com.easyai.gateway.revision.CurrentCatalogue;
import com.easyai.gateway.web.Answers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * {@code POST /admin/catalogue/dry-run}: what a document would change for the jobs of the last day, before anybody puts it
 * in force. Stores nothing, looks up no credential and calls nobody.
 */
@Controller
final class DryRunEndpoint {
    private static final Duration BACK = Duration.ofDays(1);
    private static final int USUAL = 1_000;
    private static final int MOST = 20_000;

    private final ReadCatalogue reader;
    private final CurrentCatalogue current;
    private final StreamJobs jobs;
    private final DryRun dryRun;
    private final Clock clock;

    DryRunEndpoint(ReadCatalogue reader, CurrentCatalogue current, StreamJobs jobs, DryRun dryRun, Clock clock) {
        this.reader = reader;
        this.current = current;
        this.jobs = jobs;
        this.dryRun = dryRun;
        this.clock = clock;
    }

    /** {@code complete} is false if there were more jobs than were looked at, the newest. */
    private record Outcome(
            int revision,
            Instant from,
            Instant to,
            int jobs,
            boolean complete,
            List<Change.Sums> changes,
            List<CatalogueProblem> warnings) {}

    @PostMapping("/admin/catalogue/dry-run")
    void dryRun(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int limit = limit(request);
        // No credential is needed where nobody is called, so any will do.
        switch (reader.read(ReadDocument.text(request), (platform, name, written) -> Optional.of("not looked up"))) {
            case CatalogueReading.Refused(var problems) -> PutAnswers.refused(response, problems);
            case CatalogueReading.Accepted accepted ->
                Answers.json(response, HttpServletResponse.SC_OK, replayed(accepted, limit));
        }
    }

    private Outcome replayed(CatalogueReading.Accepted proposed, int limit) {
        Catalogue today = current.get();
        var replay = new Replay(dryRun, today, proposed.catalogue());
        Instant to = clock.instant();
        int read = jobs.newest(
                to.minus(BACK),
                to,
                limit,
                job -> replay.add(job.id().toString(), CanonicalRequest.fromJson(job.request())));
        return new Outcome(
                today.revision(),
                to.minus(BACK),
                to,
                read,
                read < limit,
                replay.changes().values().stream().map(Change::sums).toList(),
                proposed.warnings());
    }

    private static int limit(HttpServletRequest request) {
        String text = Optional.ofNullable(request.getParameter("limit")).orElse(Integer.toString(USUAL));
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST) {
            throw GatewayException.at(
                    "limit", ErrorCode.INVALID_VALUE, "limit must be a whole number from 1 to " + MOST + ".");
        }
        return Integer.parseInt(text);
    }
}
