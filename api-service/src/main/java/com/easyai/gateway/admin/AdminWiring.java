package com.easyai.gateway.admin;

import com.easyai.gateway.ending.ResolveHeld;
import com.easyai.gateway.jobdesk.JobDesk;
import com.easyai.gateway.jobview.ReadJobs;
import com.easyai.gateway.outbox.OutboxDesk;
import com.easyai.gateway.topics.Publish;
import com.easyai.gateway.web.ReadBody;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Operators' doors. */
@Configuration(proxyBeanMethods = false)
public class AdminWiring {
    @Bean
    AdminJobs adminJobs(JdbcClient jdbc, ReadJobs jobs, ReadBody read, Publish publish) {
        var show = new ShowJobs(jobs, new JobDesk(jdbc), new OutboxDesk(jdbc));
        return new AdminJobs(show, new ResolveHeld(jdbc), read, publish);
    }

    @Bean
    AdminOutbox adminOutbox(JdbcClient jdbc) {
        return new AdminOutbox(new OutboxDesk(jdbc));
    }
}
