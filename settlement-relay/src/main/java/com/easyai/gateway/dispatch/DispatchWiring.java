package com.easyai.gateway.dispatch;

import com.easyai.gateway.circuit.CircuitSettings;
import com.easyai.gateway.circuit.Circuits;
import com.easyai.gateway.outbox.ClaimDeliveries;
import com.easyai.gateway.outbox.ExtendClaims;
import com.easyai.gateway.outbox.PostponeDelivery;
import com.easyai.gateway.outbox.ReadBacklog;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The loops and what all couriers share. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DispatchSettings.class)
public class DispatchWiring {
    /**
     * Quick to open and to look again: deliveries wait in the store meanwhile at no cost, and an open circuit moves no
     * traffic elsewhere.
     */
    private static final CircuitSettings CIRCUIT = new CircuitSettings(20, 10, 50, Duration.ofSeconds(5), 3);

    @Bean
    Circuits circuits(MeterRegistry metrics) {
        var circuits = new Circuits(CIRCUIT);
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(circuits.registry())
                .bindTo(metrics);
        return circuits;
    }

    @Bean
    Bells bells() {
        return new Bells();
    }

    @Bean
    ClaimDeliveries claimDeliveries(JdbcClient jdbc, TransactionTemplate transaction, DispatchSettings settings) {
        return new ClaimDeliveries(jdbc, transaction, settings.lease());
    }

    @Bean
    PostponeDelivery postponeDelivery(JdbcClient jdbc) {
        return new PostponeDelivery(jdbc);
    }

    @Bean
    Dispatcher dispatcher(
            List<Courier<?>> couriers,
            Bells bells,
            MeterRegistry metrics,
            ExtendClaims extend,
            PostponeDelivery postpone,
            DispatchSettings settings) {
        var tools = new DispatchTools(postpone, bells, DeliveryMeters.in(metrics), CIRCUIT.probes());
        var loops = new ArrayList<DispatchLoop<?>>();
        couriers.forEach(courier -> loops.add(new DispatchLoop<>(courier, tools)));
        return new Dispatcher(loops, extend, postpone, settings.lease());
    }

    @Bean
    ExtendClaims extendClaims(JdbcClient jdbc, DispatchSettings settings) {
        return new ExtendClaims(jdbc, settings.lease());
    }

    @Bean
    WatchBacklog watchBacklog(JdbcClient jdbc, MeterRegistry metrics) {
        return new WatchBacklog(new ReadBacklog(jdbc), metrics);
    }
}
