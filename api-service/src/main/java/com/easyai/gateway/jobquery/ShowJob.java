package com.easyai.gateway.jobquery;

import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.job.JobObject;
import com.easyai.gateway.jobview.JobView;
import com.easyai.gateway.jobview.QueuePosition;
import com.easyai.gateway.routing.Pool;
import com.easyai.gateway.web.Answers;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows jobs as they stand, with their places in the queue while they wait. */
public final class ShowJob {
    private static final String SOON = "1";
    private static final String LATER = "5";

    private final QueuePosition positions;
    private final EstimateStart estimate;

    ShowJob(QueuePosition positions, EstimateStart estimate) {
        this.positions = positions;
        this.estimate = estimate;
    }

    /** The job with its place in the queue; costs a statement or two only while it waits. */
    public JobObject withPosition(JobObject job) {
        return withPositions(List.of(job)).getFirst();
    }

    /** The jobs, each that waits with its place; costs no more statements than one job. */
    List<JobObject> withPositions(List<JobObject> jobs) {
        List<JobId> waiting = jobs.stream()
                .filter(job -> job.queue() != null)
                .map(JobObject::id)
                .toList();
        Map<JobId, QueuePosition.Place> places = positions.of(waiting);
        return jobs.stream()
                .map(job -> placed(job, Optional.ofNullable(places.get(job.id()))))
                .toList();
    }

    /** Answers with the job and, unless it is over, when to ask again. */
    public void answer(HttpServletResponse response, JobView view) throws IOException {
        if (!view.state().isTerminal()) {
            response.setHeader("Retry-After", view.object().kind() == JobKind.VIDEO ? LATER : SOON);
        }
        Answers.json(response, HttpServletResponse.SC_OK, withPosition(view.object()));
    }

    private JobObject placed(JobObject job, Optional<QueuePosition.Place> place) {
        JobObject.Queue queue = job.queue();
        return queue == null || place.isEmpty() ? job : job.withQueue(placed(queue, place.get()));
    }

    private JobObject.Queue placed(JobObject.Queue queue, QueuePosition.Place place) {
        Instant start = place.pool()
                .flatMap(pool -> estimate.of(Pool.parse(pool), place.position()))
                .orElse(null);
        return new JobObject.Queue(place.position(), queue.reason(), start);
    }
}
