package com.easyai.gateway.videos;

import com.easyai.gateway.caller.Caller;
import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.jobview.JobView;
import com.easyai.gateway.jobview.ReadJobs;
import com.easyai.gateway.jobview.ReadRequests;
import com.easyai.gateway.jobview.RequestView;
import com.easyai.gateway.videolist.ListVideos;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A user's own videos: those of others, and deleted ones, do not exist for them. */
final class OwnVideos {
    private final ListVideos list;
    private final ReadJobs jobs;
    private final ReadRequests requests;

    OwnVideos(ListVideos list, ReadJobs jobs, ReadRequests requests) {
        this.list = list;
        this.jobs = jobs;
        this.requests = requests;
    }

    record Video(JobView job, RequestView asked) {}

    /** @throws GatewayException 404 if the user has no such video */
    Video of(Caller caller, String id) {
        return JobId.parse(id)
                .flatMap(jobs::byId)
                .filter(job -> job.userSub().equals(caller.user().sub())
                        && job.object().kind() == JobKind.VIDEO)
                .flatMap(this::asked)
                .filter(video -> !video.asked().hidden())
                .orElseThrow(OwnVideos::none);
    }

    List<Video> page(Caller caller, ListVideos.Page page) {
        List<JobId> ids = list.ofUser(caller.user().sub(), page);
        Map<JobId, JobView> views = jobs.byId(ids);
        Map<JobId, RequestView> asked = requests.of(ids);
        return ids.stream()
                .filter(id -> views.containsKey(id) && asked.containsKey(id))
                .map(id -> new Video(Objects.requireNonNull(views.get(id)), Objects.requireNonNull(asked.get(id))))
                .toList();
    }

    /** What was asked of a job that was just accepted. */
    RequestView asked(JobId job) {
        return requests.of(job).orElseThrow(() -> new IllegalStateException(job + " was accepted and is not there"));
    }

    static GatewayException none() {
        return GatewayException.of(ErrorCode.NOT_FOUND, "You have no video of this id; GET /v1/videos lists yours.");
    }

    private Optional<Video> asked(JobView job) {
        return requests.of(job.object().id()).map(asked -> new Video(job, asked));
    }
}
