package com.easyai.gateway.admin;

import com.easyai.gateway.calls.ResolveCall;
import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.job.CallId;
import com.easyai.gateway.web.Answers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code /admin/calls}: chat and embeddings calls that their gateway abandoned when it died. */
@Controller
final class AdminCalls {
    private final ResolveCall resolve;
    private final ReadSentence sentence;

    AdminCalls(ResolveCall resolve, ReadSentence sentence) {
        this.resolve = resolve;
        this.sentence = sentence;
    }

    /** Body: {@code {"message": "…"}}, how it was settled outside of the gateway; the reconciliation is done with it. */
    @PostMapping("/admin/calls/{id}/resolve")
    void resolve(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String how = sentence.of(request, "those who look at the call later");
        if (CallId.parse(id).filter(call -> resolve.resolve(call, how)).isEmpty()) {
            throw GatewayException.of(
                    ErrorCode.NOT_FOUND,
                    "No abandoned call has this id; GET /admin/reconciliation lists those there are.");
        }
        Answers.json(response, HttpServletResponse.SC_OK, Map.of("id", id, "state", "resolved"));
    }
}
