package com.easyai.gateway.console;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The operators' page. */
@Configuration(proxyBeanMethods = false)
public class ConsoleWiring {
    @Bean
    ServeConsole serveConsole() {
        return new ServeConsole();
    }

    @Bean
    OverviewEndpoint overviewEndpoint(JdbcClient jdbc, Clock clock) {
        return new OverviewEndpoint(jdbc, clock);
    }
}
