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

/** Shows one job as it stands, with its place in the queue while it waits. */
public final class ShowJob {
    private static final String SOON = "1";
    private static final String LATER = "5";

    private final QueuePosition positions;
    private final EstimateStart estimate;

    ShowJob(QueuePosition positions, EstimateStart estimate) {
        this.positions = positions;
        this.estimate = estimate;
    }

    /** The job with its place in the queue; costs a statement only while it waits. */
    public JobObject withPosition(JobView view) {
        JobObject job = view.object();
        JobObject.Queue queue = job.queue();
        return queue == null ? job : job.withQueue(placed(queue, job.id()));
    }

    /** Answers with the job and, unless it is over, when to ask again. */
    public void answer(HttpServletResponse response, JobView view) throws IOException {
        if (!view.state().isTerminal()) {
            response.setHeader("Retry-After", view.object().kind() == JobKind.VIDEO ? LATER : SOON);
        }
        Answers.json(response, HttpServletResponse.SC_OK, withPosition(view));
    }

    private JobObject.Queue placed(JobObject.Queue queue, JobId id) {
        return positions.of(id).map(place -> placed(queue, place)).orElse(queue);
    }

    private JobObject.Queue placed(JobObject.Queue queue, QueuePosition.Place place) {
        Instant start = place.pool()
                .flatMap(pool -> estimate.of(Pool.parse(pool), place.position()))
                .orElse(null);
        return new JobObject.Queue(place.position(), queue.reason(), start);
    }
}
