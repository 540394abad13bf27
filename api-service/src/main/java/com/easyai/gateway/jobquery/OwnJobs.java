package com.easyai.gateway.jobquery;

import com.easyai.gateway.caller.Caller;
import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.jobview.JobView;
import com.easyai.gateway.jobview.ReadJobs;

/** A user's own jobs: another's does not exist for them. */
public final class OwnJobs {
    private final ReadJobs jobs;

    OwnJobs(ReadJobs jobs) {
        this.jobs = jobs;
    }

    /**
     * The user's job of this id.
     *
     * @throws GatewayException 404 if there is none, or it is another's
     */
    public JobView of(Caller caller, String id) {
        return JobId.parse(id)
                .flatMap(jobs::byId)
                .filter(view -> view.userSub().equals(caller.user().sub()))
                .orElseThrow(() -> GatewayException.of(
                        ErrorCode.NOT_FOUND, "You have no job of this id; GET /v1/jobs lists yours."));
    }
}
