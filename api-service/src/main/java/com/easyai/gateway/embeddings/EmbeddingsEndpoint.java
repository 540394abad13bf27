package com.easyai.gateway.embeddings;

import com.easyai.gateway.answering.AnswerCall;
import com.easyai.gateway.job.JobKind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code POST /v1/embeddings}. */
@Controller
final class EmbeddingsEndpoint {
    private final AnswerCall answer;

    EmbeddingsEndpoint(AnswerCall answer) {
        this.answer = answer;
    }

    @PostMapping("/v1/embeddings")
    void embed(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer.answer(JobKind.EMBEDDING, CheckEmbeddings::of, request, response);
    }
}
