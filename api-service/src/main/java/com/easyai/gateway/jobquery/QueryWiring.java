package com.easyai.gateway.jobquery;

import com.easyai.gateway.jobview.QueuePosition;
import com.easyai.gateway.jobview.ReadJobs;
import com.easyai.gateway.limits.LimitsWiring;
import com.easyai.gateway.limits.ReadLimits;
import com.easyai.gateway.revision.CurrentCatalogue;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reading jobs. */
@Configuration(proxyBeanMethods = false)
@Import(LimitsWiring.class)
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
    EstimateStart estimateStart(CurrentCatalogue catalogue, ReadLimits limits, Clock clock) {
        return new EstimateStart(catalogue, limits, clock);
    }

    @Bean
    ShowJob showJob(JdbcClient jdbc, EstimateStart estimate) {
        return new ShowJob(new QueuePosition(jdbc), estimate);
    }

    @Bean
    QueryJobs queryJobs(OwnJobs own, ReadJobs jobs, ShowJob show) {
        return new QueryJobs(own, jobs, show);
    }
}
