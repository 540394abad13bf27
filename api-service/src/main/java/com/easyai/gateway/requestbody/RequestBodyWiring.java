package com.easyai.gateway.requestbody;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What reads bodies, with a share of this process's memory. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BodySettings.class)
public class RequestBodyWiring {
    @Bean
    ReadBody readBody(BodySettings settings) {
        long memory = Runtime.getRuntime().maxMemory() / 100 * settings.memoryShare();
        return new ReadBody(settings, new BodyMemory(memory, settings.patience()));
    }
}
