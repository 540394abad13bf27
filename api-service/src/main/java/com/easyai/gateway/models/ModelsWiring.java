package com.easyai.gateway.models;

import com.easyai.gateway.revision.CurrentCatalogue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Listing models. */
@Configuration(proxyBeanMethods = false)
public class ModelsWiring {
    @Bean
    ListModels listModels(CurrentCatalogue catalogue, JdbcClient jdbc) {
        return new ListModels(catalogue, new RevisionTime(jdbc));
    }
}
