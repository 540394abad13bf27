package com.easyai.gateway.jobquery;

import com.easyai.gateway.jobview.QueuePosition;
import com.easyai.gateway.jobview.ReadJobs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reading jobs. */
@Configuration(proxyBeanMethods = false)
public class QueryWiring {
    @Bean
    ReadJobs readJobs(JdbcClient jdbc) {
        return new ReadJobs(jdbc);
    }

    @Bean
    OwnJobs ownJobs(ReadJobs jobs) {
        return new OwnJobs(jobs);
    }

    @Bean
    ShowJob showJob(JdbcClient jdbc) {
        return new ShowJob(new QueuePosition(jdbc));
    }

    @Bean
    QueryJobs queryJobs(OwnJobs own, ReadJobs jobs, ShowJob show) {
        return new QueryJobs(own, jobs, show);
    }
}
