package com.easyai.gateway.shadowintake;

import com.easyai.gateway.requestbody.ReadBody;
import com.easyai.gateway.shadowstore.AcceptCopies;
import com.easyai.gateway.shadowstore.UnreadableCopies;
import com.easyai.gateway.topics.PublishShadow;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Taking copies. */
@Configuration(proxyBeanMethods = false)
public class ShadowIntakeWiring {
    @Bean
    AcceptCopies acceptCopies(JdbcClient jdbc) {
        return new AcceptCopies(jdbc);
    }

    @Bean
    TakeCopy takeCopy(ReadBody read, AcceptCopies store, JdbcClient jdbc, PublishShadow publish) {
        return new TakeCopy(read, store, new UnreadableCopies(jdbc), publish);
    }
}
