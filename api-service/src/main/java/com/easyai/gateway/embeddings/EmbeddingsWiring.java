package com.easyai.gateway.embeddings;

import com.easyai.gateway.answering.AnswerCall;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Embeddings. */
@Configuration(proxyBeanMethods = false)
public class EmbeddingsWiring {
    @Bean
    EmbeddingsEndpoint embeddingsEndpoint(AnswerCall answer) {
        return new EmbeddingsEndpoint(answer);
    }
}
