package com.easyai.gateway.submission;

import com.easyai.gateway.requestbody.ReadBody;
import com.easyai.gateway.web.Answers;
import com.easyai.gateway.web.Door;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code POST /v1/jobs}. */
@Controller
final class SubmitJob {
    private final ReadBody body;
    private final ReadSubmission read;
    private final AcceptSubmission accept;

    SubmitJob(ReadBody body, ReadSubmission read, AcceptSubmission accept) {
        this.body = body;
        this.read = read;
        this.accept = accept;
    }

    @PostMapping("/v1/jobs")
    void submit(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Accepted accepted = accepted(request);
        response.setHeader("Location", accepted.job().urls().self());
        accepted.announce(response);
        Answers.json(response, HttpServletResponse.SC_ACCEPTED, accepted.job());
    }

    private Accepted accepted(HttpServletRequest request) throws IOException {
        try (ReadBody.Body sent = body.json(request)) {
            return accept.accept(
                    Door.callerOf(request),
                    () -> read.read(sent.json()),
                    ReadKey.of(request, sent.json()),
                    Door.traceOf(request));
        }
    }
}
