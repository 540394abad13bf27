package com.easyai.gateway.cancellation;

import com.easyai.gateway.claim.CancelRequests;
import com.easyai.gateway.ending.EndJobs;
import com.easyai.gateway.jobquery.OwnJobs;
import com.easyai.gateway.jobquery.ShowJob;
import com.easyai.gateway.topics.Publish;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cancelling jobs. */
@Configuration(proxyBeanMethods = false)
public class CancellationWiring {
    @Bean
    CancelJob cancelJob(JdbcClient jdbc, Publish publish) {
        return new CancelJob(new EndJobs(jdbc), new CancelRequests(jdbc), publish);
    }

    @Bean
    CancelEndpoint cancelEndpoint(OwnJobs own, CancelJob cancel, ShowJob show) {
        return new CancelEndpoint(own, cancel, show);
    }
}
