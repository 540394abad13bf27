package com.easyai.gateway.reconciling;

import com.easyai.gateway.reconciliation.Graces;
import com.easyai.gateway.reconciliation.Reconcile;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The report's door. */
@Configuration(proxyBeanMethods = false)
public class ReconciliationWiring {
    /** Workers end a job within seconds of its deadline, and take over from one that died within its lease. */
    private static final Duration AFTER_DEADLINE = Duration.ofMinutes(1);

    /** {@code storingGrace}: the relays' GATEWAY_STORING_GRACE, with as much again as they need to act on it. */
    @Bean
    ReconciliationEndpoint reconciliationEndpoint(
            JdbcClient jdbc, Clock clock, @Value("${gateway.storing-grace}") Duration storingGrace) {
        var graces = new Graces(AFTER_DEADLINE, storingGrace.plus(AFTER_DEADLINE));
        return new ReconciliationEndpoint(new Reconcile(jdbc, graces), clock);
    }
}
