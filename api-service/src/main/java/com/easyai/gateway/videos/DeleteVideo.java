package com.easyai.gateway.videos;

import com.easyai.gateway.caller.Caller;
import com.easyai.gateway.cancellation.CancelJob;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.jobview.JobView;
import com.easyai.gateway.videolist.HideVideo;
import com.easyai.gateway.web.Answers;
import com.easyai.gateway.web.Door;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code DELETE /v1/videos/{id}}: stops what still runs, and takes the video out of the list; its job is kept. */
@Controller
final class DeleteVideo {
    private final OwnVideos own;
    private final CancelJob cancel;
    private final HideVideo hide;

    DeleteVideo(OwnVideos own, CancelJob cancel, HideVideo hide) {
        this.own = own;
        this.cancel = cancel;
        this.hide = hide;
    }

    private record Deleted(JobId id, String object, boolean deleted) {}

    @DeleteMapping("/v1/videos/{id}")
    void delete(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Caller caller = Door.callerOf(request);
        String user = caller.user().sub();
        JobView job = own.of(caller, id).job();
        JobId video = job.object().id();
        if (!job.state().isTerminal()) {
            cancel.cancel(video, user);
        }
        if (!hide.hide(video, user)) {
            throw OwnVideos.none();
        }
        Answers.json(response, HttpServletResponse.SC_OK, new Deleted(video, "video.deleted", true));
    }
}
