package com.easyai.gateway.wakeup;

import com.easyai.gateway.admission.HeldPermit;
import com.easyai.gateway.claim.ClaimedJob;
import com.easyai.gateway.claim.WorkerId;
import com.easyai.gateway.execution.WokenJob;
import com.easyai.gateway.faultpoint.FaultPoint;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.leasekeeping.KeepLease;
import com.easyai.gateway.routing.Pool;
import com.easyai.gateway.waiting.NextJobs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the next jobs of a queue, those that get a permit, in one transaction: what gets none stays where it was, and no
 * permit is ever without its job.
 */
final class TakeNext {
    /** Those of the jobs that can go, with their permits. */
    private interface Choice {
        Map<JobId, Optional<HeldPermit>> of(List<ClaimedJob> jobs);
    }

    private final NextJobs next;
    private final PermitNext permits;
    private final KeepLease lease;
    private final TransactionTemplate transaction;

    TakeNext(NextJobs next, PermitNext permits, KeepLease lease, TransactionTemplate transaction) {
        this.next = next;
        this.permits = permits;
        this.lease = lease;
        this.transaction = transaction;
    }

    /** Returns what was taken; nothing while another worker is at this queue. */
    List<WokenJob> next(Pool pool, int max) {
        List<WokenJob> woken = taken(pool, max);
        FaultPoint.at("worker.after-wake");
        return woken;
    }

    /** A permit left by a worker that died before the attempt may be for a platform that is no option now. */
    private List<WokenJob> taken(Pool pool, int max) {
        try {
            return taken(pool, max, permits::choose);
        } catch (DataIntegrityViolationException e) {
            return taken(pool, max, permits::chooseAnew);
        }
    }

    private List<WokenJob> taken(Pool pool, int max, Choice choice) {
        List<WokenJob> woken =
                transaction.execute(status -> next.hold(pool.key()) ? take(pool, max, choice) : List.of());
        return woken == null ? List.of() : woken;
    }

    private List<WokenJob> take(Pool pool, int max, Choice choice) {
        WorkerId worker = lease.worker();
        List<String> users = next.line(pool.key(), max);
        List<ClaimedJob> looked = next.look(pool.key(), users, max);
        Map<JobId, Optional<HeldPermit>> chosen = choice.of(looked);
        List<ClaimedJob> served =
                looked.stream().filter(job -> chosen.containsKey(job.id())).toList();
        List<ClaimedJob> claimed = served.isEmpty() ? List.of() : next.claim(worker, pool.key(), served);
        if (claimed.size() < served.size()) {
            throw new LostLeaseException(worker);
        }
        if (looked.size() < max) {
            next.forget(pool.key(), users);
        }
        return claimed.stream()
                .map(job -> new WokenJob(job, chosen.getOrDefault(job.id(), Optional.empty())))
                .toList();
    }

    /** Rolls everything back, the permits too. */
    private static final class LostLeaseException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LostLeaseException(WorkerId worker) {
            super("the lease of " + worker
                    + " ran out, or a job's time did, while waiting jobs were taken; nothing was");
        }
    }
}
