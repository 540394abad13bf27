package com.easyai.gateway.images;

import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.failure.JobError;
import com.easyai.gateway.job.JobObject;
import com.easyai.gateway.job.JobObject.Artifact;
import com.easyai.gateway.jobview.JobView;
import com.easyai.gateway.jobview.ReadRequests;
import com.easyai.gateway.jobview.RequestView;
import com.easyai.gateway.request.Presentation;
import com.easyai.gateway.web.Answers;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Answers with what a job that is over made, or with why it made nothing. */
final class AnswerPictures {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final ReadRequests requests;
    private final WriteBase64 base64;

    AnswerPictures(ReadRequests requests, WriteBase64 base64) {
        this.requests = requests;
        this.base64 = base64;
    }

    /** @throws GatewayException with the job's own error if it has one, and with 503 if its pictures cannot be read */
    void answer(HttpServletResponse response, JobView over) throws IOException {
        JobObject job = over.object();
        JobError error = job.error();
        if (error != null) {
            throw GatewayException.of(error.code(), error.message());
        }
        RequestView asked = requests.of(job.id())
                .orElseThrow(() -> new IllegalStateException(job.id() + " was dropped while it was answered"));
        List<Artifact> pictures =
                job.result() == null ? List.of() : job.result().artifacts();
        if (Presentation.BASE64.equals(asked.responseFormat()) && !pictures.isEmpty()) {
            answerInline(response, PictureAnswer.of(job, asked, List.of()), job);
        } else {
            Answers.json(response, HttpServletResponse.SC_OK, PictureAnswer.of(job, asked, urls(pictures)));
        }
    }

    /** What is made is made: whoever only tried again would pay again. */
    private void answerInline(HttpServletResponse response, PictureAnswer empty, JobObject job) throws IOException {
        try {
            base64.write(response, empty, pictures(job));
        } catch (GatewayException unreadable) {
            throw GatewayException.later(
                    unreadable.code(),
                    "The pictures are made and stored, but cannot be read just now; GET "
                            + job.urls().self() + " has their addresses.",
                    unreadable.retryAfter().orElse(SOON));
        }
    }

    private static List<Artifact> pictures(JobObject job) {
        return job.result() == null ? List.of() : job.result().artifacts();
    }

    private static List<PictureAnswer.Picture> urls(List<Artifact> pictures) {
        return pictures.stream()
                .map(artifact -> new PictureAnswer.Picture(artifact.url()))
                .toList();
    }
}
