package com.easyai.gateway.fetching;

import com.easyai.gateway.circuit.Circuits;
import com.easyai.gateway.outbound.CallLimits;
import com.easyai.gateway.outbound.OutboundHttp;
import com.easyai.gateway.outbox.ReadInlineBytes;
import com.easyai.gateway.sealing.Sealer;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where results come from. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FetchSettings.class)
public class FetchWiring {
    private static final Duration IDLE = Duration.ofSeconds(30);

    @Bean
    FetchResult fetchResult(FetchSettings settings, JdbcClient jdbc, FetchRemote remote, SourceGate gate) {
        return new FetchResult(new FetchInline(new ReadInlineBytes(jdbc), settings.folder()), remote, gate);
    }

    @Bean
    SourceGate sourceGate(FetchSettings settings, Circuits circuits) {
        return new SourceGate(circuits, settings.placesOfOnePlatform());
    }

    @Bean
    FetchRemote fetchRemote(FetchSettings settings, OutboundHttp http, SourceGate gate, Sealer sealer, Clock clock) {
        var limits = new CallLimits(IDLE, settings.timeout(), settings.maxSize().toBytes());
        return new FetchRemote(http.guarded(limits), gate, new JudgeSource(clock), sealer, settings.folder());
    }
}
