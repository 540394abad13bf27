package com.easyai.gateway.target;

import com.easyai.gateway.circuit.Circuits;
import com.easyai.gateway.guard.AllowedHosts;
import com.easyai.gateway.outbound.OutboundHttp;
import com.easyai.gateway.outbound.OutboundSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way out of the relay. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ServerMainSettings.class)
public class TargetWiring {
    @Bean
    OutboundHttp outboundHttp(@Value("${GATEWAY_ALLOWED_HOSTS:}") String allowedHosts) {
        return new OutboundHttp(OutboundSettings.defaults(AllowedHosts.parse(allowedHosts)));
    }

    @Bean
    Targets targets(ServerMainSettings settings, OutboundHttp http, Circuits circuits) {
        return new Targets(settings, http, circuits);
    }
}
