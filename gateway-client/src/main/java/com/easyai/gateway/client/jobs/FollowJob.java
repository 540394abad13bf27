package com.easyai.gateway.client.jobs;

import com.easyai.gateway.client.caller.Call;
import com.easyai.gateway.client.exchange.Deadline;
import com.easyai.gateway.client.exchange.Exchange;
import com.easyai.gateway.client.exchange.Json;
import com.easyai.gateway.client.exchange.Pause;
import com.easyai.gateway.client.exchange.ReadFailure;
import com.easyai.gateway.client.failure.GatewayException;
import com.easyai.gateway.client.failure.GatewayException.Details;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;

/** Asks for a job as often as the gateway says, until it is over or the caller's time is. */
public final class FollowJob {
    private static final Duration USUAL_WAIT = Duration.ofSeconds(1);

    private final Exchange exchange;

    public FollowJob(Exchange exchange) {
        this.exchange = exchange;
    }

    /** The job as it is now. */
    public Job once(Call call, String id) {
        return exchange.send(exchange.get(call, path(id), Deadline.in(call.timeout())), Job.class);
    }

    /**
     * The job as it ended, well or not.
     *
     * @throws GatewayException {@code job_still_running} if it has not ended by the deadline; this and any other with its id
     */
    public Job toEnd(Call call, String id, Deadline deadline) {
        while (true) {
            HttpResponse<InputStream> answer = ask(call, id, deadline);
            Job job = Json.read(answer.body(), Job.class);
            if (job.status().isOver()) {
                return job;
            }
            pause(answer, id, deadline);
        }
    }

    /**
     * The job as it succeeded.
     *
     * @throws GatewayException with the job's own error if it did not, and as {@link #toEnd}
     */
    public Job toSuccess(Call call, String id, Deadline deadline) {
        Job job = toEnd(call, id, deadline);
        if (job.status() != JobStatus.SUCCEEDED) {
            throw failure(job);
        }
        return job;
    }

    /** Whoever cannot be told how the job goes is told at least which it is. */
    private HttpResponse<InputStream> ask(Call call, String id, Deadline deadline) {
        try {
            return exchange.send(exchange.get(call, path(id), deadline));
        } catch (GatewayException e) {
            throw e.whileFollowing(id);
        }
    }

    private static void pause(HttpResponse<InputStream> answer, String id, Deadline deadline) {
        Duration wait = ReadFailure.retryAfter(answer.headers()).orElse(USUAL_WAIT);
        if (deadline.comesBefore(wait)) {
            throw new GatewayException(
                    GatewayException.JOB_STILL_RUNNING,
                    "The job " + id + " is not over yet, and goes on.",
                    Details.NONE.ofJob(id),
                    null);
        }
        Pause.of(wait);
    }

    private static GatewayException failure(Job job) {
        Job.Failure error = job.error();
        String code = error == null ? job.status().name().toLowerCase(Locale.ROOT) : error.code();
        String message = error == null ? "The job " + job.id() + " made nothing: " + code + "." : error.message();
        return new GatewayException(code, message, Details.NONE.ofJob(job.id()), null);
    }

    private static String path(String id) {
        return "/v1/jobs/" + id;
    }
}
