package com.easyai.gateway.chat;

import com.easyai.gateway.answering.AnswerCall;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chat. */
@Configuration(proxyBeanMethods = false)
public class ChatWiring {
    @Bean
    ChatEndpoint chatEndpoint(AnswerCall answer) {
        return new ChatEndpoint(answer);
    }
}
