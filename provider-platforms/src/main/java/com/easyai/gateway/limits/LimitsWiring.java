package com.easyai.gateway.limits;

import com.easyai.gateway.groupcommit.GroupCommit;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The limits' beans, for a service to import. */
@Configuration(proxyBeanMethods = false)
public class LimitsWiring {
    @Bean
    TakePermits takePermits(JdbcClient jdbc, MeterRegistry metrics) {
        return new TakePermits(jdbc, GroupCommit.Size.DEFAULT, metrics);
    }

    @Bean
    EndPermits endPermits(JdbcClient jdbc) {
        return new EndPermits(jdbc, GroupCommit.Size.DEFAULT);
    }

    @Bean
    ExtendPermits extendPermits(JdbcClient jdbc) {
        return new ExtendPermits(jdbc);
    }

    @Bean
    CountAgain countAgain(JdbcClient jdbc) {
        return new CountAgain(jdbc);
    }

    @Bean
    CloseScope closeScope(JdbcClient jdbc) {
        return new CloseScope(jdbc);
    }

    @Bean
    PrepareScopes prepareScopes(JdbcClient jdbc) {
        return new PrepareScopes(jdbc);
    }

    @Bean
    ReadLimits readLimits(JdbcClient jdbc) {
        return new ReadLimits(jdbc);
    }
}
