package com.easyai.gateway.jobevents;

import com.easyai.gateway.job.JobObject;
import com.easyai.gateway.jobquery.OwnJobs;
import com.easyai.gateway.jobquery.ShowJob;
import com.easyai.gateway.jobview.JobView;
import com.easyai.gateway.web.Door;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code GET /v1/jobs/{id}/events}: the job as it is, then each change, to its end. A virtual thread waits for each. */
@Controller
final class FollowJob {
    private static final Logger LOG = LoggerFactory.getLogger(FollowJob.class);

    private final OwnJobs own;
    private final ShowJob show;
    private final JobWatches watches;
    private final Duration heartbeat;

    FollowJob(OwnJobs own, ShowJob show, JobWatches watches, Duration heartbeat) {
        this.own = own;
        this.show = show;
        this.watches = watches;
        this.heartbeat = heartbeat;
    }

    @GetMapping("/v1/jobs/{id}/events")
    void follow(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        JobView first = own.of(Door.callerOf(request), id);
        EventStream stream = EventStream.open(response);
        if (request.getMethod().equals("HEAD")) {
            return;
        }
        try (JobWatch watch = watches.open(first.object().id())) {
            watch.offer(first);
            stream.job(show.withPosition(first.object()));
            follow(watch, first.object(), stream);
        } catch (IOException e) {
            LOG.debug("Whoever followed {} went away", id, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(JobWatch watch, JobObject first, EventStream stream) throws IOException, InterruptedException {
        JobObject told = first;
        while (!told.status().isTerminal()) {
            switch (watch.next(heartbeat)) {
                case JobWatch.Next.Unchanged() -> stream.heartbeat();
                case JobWatch.Next.Over() -> {
                    return;
                }
                case JobWatch.Next.Changed(JobView view) -> {
                    for (JobObject event : FillStates.between(told, view.object())) {
                        stream.job(show.withPosition(event));
                        told = event;
                    }
                }
            }
        }
    }
}
