package com.easyai.gateway.wakeup;

import com.easyai.gateway.admission.Admission;
import com.easyai.gateway.admission.Admit;
import com.easyai.gateway.admission.HeldPermit;
import com.easyai.gateway.admission.PermitRequests;
import com.easyai.gateway.attempt.PastAttempt;
import com.easyai.gateway.attempt.ReadAttempts;
import com.easyai.gateway.claim.ClaimedJob;
import com.easyai.gateway.execution.RouteWaiting;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.limits.EndPermits;
import com.easyai.gateway.limits.PermitReply;
import com.easyai.gateway.limits.PermitRequest;
import com.easyai.gateway.limits.TakePermits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Routes waiting jobs as they stand now and asks for all their permits in one question, inside the caller's transaction. */
final class PermitNext {
    private final JdbcClient jdbc;
    private final RouteWaiting routes;
    private final PermitRequests requests;

    PermitNext(JdbcClient jdbc, RouteWaiting routes, PermitRequests requests) {
        this.jdbc = jdbc;
        this.routes = routes;
        this.requests = requests;
    }

    /**
     * Those that can leave the queue: with a permit, or without one because no platform is left for them, which their
     * thread has to tell them.
     */
    Map<JobId, Optional<HeldPermit>> choose(List<ClaimedJob> jobs) {
        return permitted(routed(jobs));
    }

    /**
     * As {@link #choose}, after ending what is left of permits for the same attempts. Only while these jobs are locked: then
     * whoever took the permits has let go of the job, and nobody calls under them.
     */
    Map<JobId, Optional<HeldPermit>> chooseAnew(List<ClaimedJob> jobs) {
        List<RouteWaiting.Routed> routed = routed(jobs);
        EndPermits.endAll(jdbc, routed.stream().map(PermitNext::left).toList());
        return permitted(routed);
    }

    private static EndPermits.Ended left(RouteWaiting.Routed routed) {
        var key = new PermitRequest.Key(routed.job().id().value(), routed.attempt());
        return new EndPermits.Ended(key, OptionalLong.empty());
    }

    private Map<JobId, Optional<HeldPermit>> permitted(List<RouteWaiting.Routed> routed) {
        var chosen = new HashMap<JobId, Optional<HeldPermit>>();
        routed.stream()
                .filter(r -> r.route().stops().isEmpty())
                .forEach(r -> chosen.put(r.job().id(), Optional.empty()));
        List<RouteWaiting.Routed> asking =
                routed.stream().filter(r -> !r.route().stops().isEmpty()).toList();
        List<PermitReply> replies = TakePermits.takeAll(
                jdbc,
                asking.stream()
                        .map(r -> requests.of(r.job(), r.attempt(), r.route()))
                        .toList());
        for (int i = 0; i < asking.size(); i++) {
            RouteWaiting.Routed r = asking.get(i);
            if (Admit.admission(replies.get(i), r.attempt(), r.route()) instanceof Admission.At at) {
                chosen.put(r.job().id(), Optional.of(at.permit()));
            }
        }
        return chosen;
    }

    private List<RouteWaiting.Routed> routed(List<ClaimedJob> jobs) {
        Map<JobId, List<PastAttempt>> earlier =
                new ReadAttempts(jdbc).of(jobs.stream().map(ClaimedJob::id).toList());
        var routed = new ArrayList<RouteWaiting.Routed>();
        jobs.forEach(job -> routed.add(routes.route(job, earlier.getOrDefault(job.id(), List.of()))));
        return routed;
    }
}
