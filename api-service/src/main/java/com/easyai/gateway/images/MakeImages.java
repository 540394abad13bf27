package com.easyai.gateway.images;

import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.job.JobObject;
import com.easyai.gateway.jobquery.OwnJobs;
import com.easyai.gateway.jobquery.ShowJob;
import com.easyai.gateway.jobview.JobView;
import com.easyai.gateway.submission.Accepted;
import com.easyai.gateway.submission.SubmitMedia;
import com.easyai.gateway.web.Answers;
import com.easyai.gateway.web.Door;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * {@code POST /v1/images/generations} and {@code POST /v1/images/edits}: a job, answered when it is over, or after a while
 * as the job it is. Whoever goes away meanwhile finds it under its id: only the wait ends with the connection.
 */
@Controller
final class MakeImages {
    private final SubmitMedia submit;
    private final AwaitEnd await;
    private final AnswerPictures pictures;
    private final OwnJobs own;
    private final ShowJob show;

    MakeImages(SubmitMedia submit, AwaitEnd await, AnswerPictures pictures, OwnJobs own, ShowJob show) {
        this.submit = submit;
        this.await = await;
        this.pictures = pictures;
        this.own = own;
        this.show = show;
    }

    @PostMapping("/v1/images/generations")
    void generate(HttpServletRequest request, HttpServletResponse response) throws IOException {
        make(JobKind.IMAGE, request, response);
    }

    @PostMapping("/v1/images/edits")
    void edit(HttpServletRequest request, HttpServletResponse response) throws IOException {
        make(JobKind.EDIT, request, response);
    }

    private void make(JobKind kind, HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean async = Preference.isAsync(request);
        Accepted accepted = submit.submit(request, kind, async);
        accepted.announce(response);
        // There is a job now: an SDK that repeated the request by itself would make, and pay for, another.
        response.setHeader("X-Should-Retry", "false");
        if (async) {
            response.setHeader("Preference-Applied", Preference.RESPOND_ASYNC);
            answerJob(response, accepted.job());
        } else {
            answerEnd(request, response, accepted.job());
        }
    }

    private void answerEnd(HttpServletRequest request, HttpServletResponse response, JobObject job) throws IOException {
        Optional<JobView> end = await.of(job.id());
        if (end.isPresent()) {
            pictures.answer(response, end.get());
        } else {
            JobView now = own.of(Door.callerOf(request), job.id().toString());
            answerJob(response, show.withPosition(now.object()));
        }
    }

    private static void answerJob(HttpServletResponse response, JobObject job) throws IOException {
        response.setHeader("Location", job.urls().self());
        Answers.json(response, HttpServletResponse.SC_ACCEPTED, job);
    }
}
