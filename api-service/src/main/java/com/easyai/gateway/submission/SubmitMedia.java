package com.easyai.gateway.submission;

import com.easyai.gateway.formdata.ReadFormOrJson;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.requestbody.ReadBody;
import com.easyai.gateway.web.Door;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Makes a call that has OpenAI's form into the job that {@code POST /v1/jobs} would make of it. */
public final class SubmitMedia {
    private final ReadFormOrJson body;
    private final ReadSubmission read;
    private final AcceptSubmission accept;

    SubmitMedia(ReadFormOrJson body, ReadSubmission read, AcceptSubmission accept) {
        this.body = body;
        this.read = read;
        this.accept = accept;
    }

    /**
     * Returns after the commit. {@code usualCallback} is whether the webhook is sent if the body does not say.
     *
     * @throws com.easyai.gateway.failure.GatewayException 4xx naming the field of the body as sent, and nothing stored; 503
     *     if the store cannot take it
     */
    public Accepted submit(HttpServletRequest request, JobKind kind, boolean usualCallback) throws IOException {
        Submission.Form form = ReadFormOrJson.isForm(request) ? Submission.Form.AS_TEXT : Submission.Form.ALONE;
        try (ReadBody.Body sent = body.read(request)) {
            return accept.accept(
                    Door.callerOf(request),
                    () -> read.call(kind, sent.json(), form, usualCallback),
                    ReadKey.of(request, sent.json()),
                    Door.traceOf(request));
        }
    }
}
