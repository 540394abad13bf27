package com.easyai.gateway.caller;

import com.easyai.gateway.circuit.CircuitSettings;
import com.easyai.gateway.circuit.Circuits;
import com.easyai.gateway.guard.AllowedHosts;
import com.easyai.gateway.outbound.CallLimits;
import com.easyai.gateway.outbound.OutboundHttp;
import com.easyai.gateway.outbound.OutboundSettings;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who calls. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({CallerSettings.class, KeyServerSettings.class})
public class CallerWiring {
    private static final long LONGEST_ANSWER = 64 * 1024L;

    /** Quick to open and to look again: keys that are known need no answer, and the others would only wait for it. */
    private static final CircuitSettings CIRCUIT = new CircuitSettings(20, 10, 50, Duration.ofSeconds(3), 2);

    @Bean
    AllowedHosts allowedHosts(@Value("${gateway.allowed-hosts}") String hosts) {
        return AllowedHosts.parse(hosts);
    }

    @Bean
    OutboundHttp outboundHttp(AllowedHosts hosts) {
        return new OutboundHttp(OutboundSettings.defaults(hosts));
    }

    @Bean
    IdentifyCaller identifyCaller(OutboundHttp http, KeyServerSettings server, CallerSettings settings) {
        var client = http.trusted(CallLimits.within(server.keyTimeout(), LONGEST_ANSWER));
        var verify = new VerifyKey(client, new Circuits(CIRCUIT).of("server-main keys"), server);
        return new IdentifyCaller(new KnownKeys(verify::verify, settings, Ticker.systemTicker()), settings);
    }
}
