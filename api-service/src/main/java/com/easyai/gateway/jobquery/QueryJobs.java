package com.easyai.gateway.jobquery;

import com.easyai.gateway.job.JobObject;
import com.easyai.gateway.jobview.JobView;
import com.easyai.gateway.jobview.ReadJobs;
import com.easyai.gateway.web.Answers;
import com.easyai.gateway.web.Door;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code GET /v1/jobs/{id}} and {@code GET /v1/jobs}. */
@Controller
final class QueryJobs {
    private final OwnJobs own;
    private final ReadJobs jobs;
    private final ShowJob show;

    QueryJobs(OwnJobs own, ReadJobs jobs, ShowJob show) {
        this.own = own;
        this.jobs = jobs;
        this.show = show;
    }

    private record Page(
            String object,
            List<JobObject> data,

            @JsonProperty("first_id") @Nullable String firstId,

            @JsonProperty("last_id") @Nullable String lastId,

            @JsonProperty("has_more") boolean hasMore) {}

    @GetMapping("/v1/jobs/{id}")
    void one(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        show.answer(response, own.of(Door.callerOf(request), id));
    }

    @GetMapping("/v1/jobs")
    void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ReadJobs.Page asked = PageQuery.read(request);
        int limit = asked.limit() - 1;
        List<JobView> found = jobs.ofUser(Door.callerOf(request).user().sub(), asked);
        List<JobObject> shown = show.withPositions(
                found.stream().limit(limit).map(JobView::object).toList());
        Answers.json(
                response,
                HttpServletResponse.SC_OK,
                new Page(
                        "list",
                        shown,
                        shown.isEmpty() ? null : shown.getFirst().id().toString(),
                        shown.isEmpty() ? null : shown.getLast().id().toString(),
                        found.size() > limit));
    }
}
