package com.easyai.gateway.admin;

import com.easyai.gateway.ending.EndedJob;
import com.easyai.gateway.ending.ResolveHeld;
import com.easyai.gateway.event.JobChanged;
import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.topics.Publish;
import com.easyai.gateway.web.Answers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code /admin/jobs}. */
@Controller
final class AdminJobs {
    private final ShowJobs show;
    private final ResolveHeld held;
    private final ReadSentence sentence;
    private final Publish publish;

    AdminJobs(ShowJobs show, ResolveHeld held, ReadSentence sentence, Publish publish) {
        this.show = show;
        this.held = held;
        this.sentence = sentence;
        this.publish = publish;
    }

    @GetMapping("/admin/jobs")
    void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var rows = show.newest(Query.status(request), Query.flag(request, "held"), Query.limit(request));
        Answers.json(response, HttpServletResponse.SC_OK, Listing.of(rows));
    }

    @GetMapping("/admin/jobs/{id}")
    void one(@PathVariable String id, HttpServletResponse response) throws IOException {
        Answers.json(response, HttpServletResponse.SC_OK, show.one(id));
    }

    @PostMapping("/admin/jobs/{id}/retry")
    void retry(@PathVariable String id, HttpServletResponse response) throws IOException {
        decided(id, held.retry(ShowJobs.idOf(id)), response);
    }

    /** Body: {@code {"message": "…"}}, the sentence for the job's owner. */
    @PostMapping("/admin/jobs/{id}/resolve")
    void resolve(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        decided(id, held.fail(ShowJobs.idOf(id), sentence.of(request, "the job's owner")), response);
    }

    private void decided(String id, Optional<EndedJob> now, HttpServletResponse response) throws IOException {
        now.ifPresent(job -> publish.changed(
                JobChanged.of(job.id(), job.version(), job.state().status())));
        ShowJobs.Whole whole = show.one(id);
        if (now.isEmpty()) {
            throw GatewayException.of(
                    ErrorCode.CONFLICT, "The job is not held, so there is nothing to decide; GET it to see its state.");
        }
        Answers.json(response, HttpServletResponse.SC_OK, whole);
    }
}
