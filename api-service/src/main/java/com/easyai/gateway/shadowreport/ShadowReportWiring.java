package com.easyai.gateway.shadowreport;

import com.easyai.gateway.requestbody.ReadBody;
import com.easyai.gateway.shadowstore.CountFindings;
import com.easyai.gateway.shadowstore.Explanations;
import com.easyai.gateway.shadowstore.ReadComparison;
import com.easyai.gateway.shadowstore.UnreadableCopies;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reading comparisons. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VerdictSettings.class)
public class ShadowReportWiring {
    @Bean
    ReportEndpoint reportEndpoint(JdbcClient jdbc, VerdictSettings settings, Clock clock) {
        return new ReportEndpoint(
                new MakeReport(new CountFindings(jdbc), new UnreadableCopies(jdbc), settings),
                new ShowComparison(new ReadComparison(jdbc), new Explanations(jdbc)),
                clock);
    }

    @Bean
    ExplanationsEndpoint explanationsEndpoint(JdbcClient jdbc, ReadBody read, Clock clock) {
        return new ExplanationsEndpoint(new Explanations(jdbc), read, clock);
    }
}
