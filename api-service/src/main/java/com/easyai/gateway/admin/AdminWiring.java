package com.easyai.gateway.admin;

import com.easyai.gateway.calls.ResolveCall;
import com.easyai.gateway.ending.ResolveHeld;
import com.easyai.gateway.jobdesk.JobDesk;
import com.easyai.gateway.jobview.ReadJobs;
import com.easyai.gateway.outbox.OutboxDesk;
import com.easyai.gateway.requestbody.ReadBody;
import com.easyai.gateway.topics.Publish;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Operators' doors. */
@Configuration(proxyBeanMethods = false)
public class AdminWiring {
    @Bean
    ReadSentence readSentence(ReadBody read) {
        return new ReadSentence(read);
    }

    @Bean
    AdminJobs adminJobs(JdbcClient jdbc, ReadJobs jobs, ReadSentence sentence, Publish publish) {
        var show = new ShowJobs(jobs, new JobDesk(jdbc), new OutboxDesk(jdbc));
        return new AdminJobs(show, new ResolveHeld(jdbc), sentence, publish);
    }

    @Bean
    AdminCalls adminCalls(JdbcClient jdbc, ReadSentence sentence) {
        return new AdminCalls(new ResolveCall(jdbc), sentence);
    }

    @Bean
    AdminOutbox adminOutbox(JdbcClient jdbc) {
        return new AdminOutbox(new OutboxDesk(jdbc));
    }
}
