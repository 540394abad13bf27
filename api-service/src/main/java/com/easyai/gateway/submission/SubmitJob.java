package com.easyai.gateway.submission;

import com.easyai.gateway.web.Answers;
import com.easyai.gateway.web.Door;
import com.easyai.gateway.web.ReadBody;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code POST /v1/jobs}. */
@Controller
final class SubmitJob {
    private final ReadBody read;
    private final AcceptSubmission accept;

    SubmitJob(ReadBody read, AcceptSubmission accept) {
        this.read = read;
        this.accept = accept;
    }

    @PostMapping("/v1/jobs")
    void submit(HttpServletRequest request, HttpServletResponse response) throws IOException {
        AcceptSubmission.Accepted accepted = accepted(request);
        response.setHeader("Location", accepted.job().urls().self());
        if (accepted.replayed()) {
            response.setHeader("Idempotent-Replayed", "true");
        }
        Answers.json(response, HttpServletResponse.SC_ACCEPTED, accepted.job());
    }

    private AcceptSubmission.Accepted accepted(HttpServletRequest request) throws IOException {
        try (ReadBody.Body body = read.json(request)) {
            return accept.accept(Door.callerOf(request), body.json(), ReadKey.of(request, body.json()));
        }
    }
}
