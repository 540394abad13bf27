package com.easyai.gateway.admission;

import com.easyai.gateway.claim.ClaimedJob;
import com.easyai.gateway.limits.EndPermits;
import com.easyai.gateway.limits.PermitReply;
import com.easyai.gateway.limits.PermitRequest;
import com.easyai.gateway.limits.TakePermits;
import com.easyai.gateway.recording.Insist;
import com.easyai.gateway.routing.Pool;
import com.easyai.gateway.routing.Route;
import java.util.OptionalLong;
import org.springframework.dao.DataIntegrityViolationException;

/** Asks the limits that all workers share whether a job may be submitted now, to the first of its stops that has room. */
public final class Admit {
    private static final String QUEUE = "Others wait for the providers of this model, and it is their turn first.";

    private final TakePermits permits;
    private final EndPermits end;
    private final Backlog backlog;
    private final PermitRequests requests;

    Admit(TakePermits permits, EndPermits end, Backlog backlog, PermitRequests requests) {
        this.permits = permits;
        this.end = end;
        this.backlog = backlog;
        this.requests = requests;
    }

    /** Asks for a job that nobody has woken: it does not pass those who wait in its queue. */
    public Admission ask(ClaimedJob job, int attempt, Route route, Pool pool) {
        if (backlog.isOccupied(pool)) {
            return new Admission.NoRoom(QUEUE);
        }
        return admission(take(requests.of(job, attempt, route)), attempt, route);
    }

    /** A permit left by a worker that died before the attempt may be for a platform that is no option now. */
    private PermitReply take(PermitRequest request) {
        try {
            return Insist.on("a permit", () -> permits.take(request));
        } catch (DataIntegrityViolationException e) {
            end.end(new EndPermits.Ended(request.key(), OptionalLong.empty()));
            return Insist.on("a permit", () -> permits.take(request));
        }
    }

    /** What a reply means for the request that was made of this route. */
    public static Admission admission(PermitReply reply, int attempt, Route route) {
        return switch (reply) {
            case PermitReply.Granted granted ->
                new Admission.At(
                        granted.choice(),
                        new HeldPermit(route.stops().get(granted.choice()).platform(), attempt, granted));
            case PermitReply.NoRoom noRoom -> new Admission.NoRoom(reason(noRoom.obstacle()));
        };
    }

    private static String reason(PermitReply.Obstacle obstacle) {
        return switch (obstacle) {
            case CLOSED -> "The providers of this model asked for a pause; the job goes on by itself after it.";
            case RPM -> "The providers of this model take no more requests this minute; the job goes on by itself.";
            case TPM -> "The providers of this model take no more tokens this minute; the job goes on by itself.";
            case CONCURRENCY ->
                "The providers of this model are busy with as many tasks as they take at a time; the job goes on by itself.";
        };
    }
}
