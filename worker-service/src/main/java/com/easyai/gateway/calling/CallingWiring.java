package com.easyai.gateway.calling;

import com.easyai.gateway.adapter.InputMedia;
import com.easyai.gateway.adapter.ProviderAdapter;
import com.easyai.gateway.adapters.Adapters;
import com.easyai.gateway.circuit.CircuitSettings;
import com.easyai.gateway.circuit.Circuits;
import com.easyai.gateway.media.InputLimits;
import com.easyai.gateway.media.ReadInputMedia;
import com.easyai.gateway.outbound.OutboundHttp;
import com.easyai.gateway.outbound.OutboundSettings;
import com.easyai.gateway.revision.CurrentCatalogue;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way out to providers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TargetSettings.class)
public class CallingWiring {
    @Bean
    OutboundHttp outboundHttp(TargetSettings settings) {
        return new OutboundHttp(OutboundSettings.defaults(settings.allowed()));
    }

    /** Every adapter there is; a catalogue may name any of them. */
    @Bean
    List<ProviderAdapter> providerAdapters(OutboundHttp http, Clock clock) {
        return List.copyOf(new Adapters(http, clock).all());
    }

    @Bean
    InputMedia inputMedia(OutboundHttp http) {
        return new ReadInputMedia(http, InputLimits.DEFAULTS);
    }

    @Bean
    CallPlatforms callPlatforms(
            List<ProviderAdapter> adapters, CurrentCatalogue catalogue, InputMedia inputs, MeterRegistry metrics) {
        return new CallPlatforms(adapters, catalogue, inputs, new Circuits(CircuitSettings.DEFAULTS), metrics);
    }
}
