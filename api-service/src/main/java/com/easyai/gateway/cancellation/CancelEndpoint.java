package com.easyai.gateway.cancellation;

import com.easyai.gateway.caller.Caller;
import com.easyai.gateway.jobquery.OwnJobs;
import com.easyai.gateway.jobquery.ShowJob;
import com.easyai.gateway.jobview.JobView;
import com.easyai.gateway.web.Door;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code POST /v1/jobs/{id}/cancel}. Repeating it is harmless, with an Idempotency-Key or without. */
@Controller
final class CancelEndpoint {
    private final OwnJobs own;
    private final CancelJob cancel;
    private final ShowJob show;

    CancelEndpoint(OwnJobs own, CancelJob cancel, ShowJob show) {
        this.own = own;
        this.cancel = cancel;
        this.show = show;
    }

    @PostMapping("/v1/jobs/{id}/cancel")
    void cancel(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Caller caller = Door.callerOf(request);
        JobView before = own.of(caller, id);
        if (before.state().isTerminal()) {
            show.answer(response, before);
        } else {
            cancel.cancel(before.object().id(), caller.user().sub());
            show.answer(response, own.of(caller, id));
        }
    }
}
