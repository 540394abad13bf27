package com.easyai.gateway.chat;

import com.easyai.gateway.answering.AnswerCall;
import com.easyai.gateway.job.JobKind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code POST /v1/chat/completions}, whole or as a stream. */
@Controller
final class ChatEndpoint {
    private final AnswerCall answer;

    ChatEndpoint(AnswerCall answer) {
        this.answer = answer;
    }

    @PostMapping("/v1/chat/completions")
    void complete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer.answer(JobKind.CHAT, CheckChat::of, request, response);
    }
}
