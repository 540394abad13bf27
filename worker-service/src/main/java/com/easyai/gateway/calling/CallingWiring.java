package com.easyai.gateway.calling;

import com.easyai.gateway.adapter.InputMedia;
import com.easyai.gateway.adapter.ProviderAdapter;
import com.easyai.gateway.ark.ArkAdapter;
import com.easyai.gateway.circuit.CircuitSettings;
import com.easyai.gateway.circuit.Circuits;
import com.easyai.gateway.exchange.ProviderHttp;
import com.easyai.gateway.guard.AllowedHosts;
import com.easyai.gateway.media.InputLimits;
import com.easyai.gateway.media.ReadInputMedia;
import com.easyai.gateway.openai.OpenAiAdapter;
import com.easyai.gateway.outbound.OutboundHttp;
import com.easyai.gateway.outbound.OutboundSettings;
import com.easyai.gateway.revision.CurrentCatalogue;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way out to providers. */
@Configuration(proxyBeanMethods = false)
public class CallingWiring {
    @Bean
    OutboundHttp outboundHttp(@Value("${gateway.allowed-hosts}") String allowedHosts) {
        return new OutboundHttp(OutboundSettings.defaults(AllowedHosts.parse(allowedHosts)));
    }

    @Bean
    ProviderHttp providerHttp(OutboundHttp http) {
        return new ProviderHttp(http);
    }

    @Bean
    ProviderAdapter openAiAdapter(ProviderHttp http, Clock clock) {
        return new OpenAiAdapter(http, clock);
    }

    @Bean
    ProviderAdapter arkAdapter(ProviderHttp http, Clock clock) {
        return new ArkAdapter(http, clock);
    }

    @Bean
    InputMedia inputMedia(OutboundHttp http) {
        return new ReadInputMedia(http, InputLimits.DEFAULT);
    }

    @Bean
    CallPlatforms callPlatforms(
            List<ProviderAdapter> adapters,
            CurrentCatalogue catalogue,
            InputMedia inputs,
            MeterRegistry metrics) {
        return new CallPlatforms(adapters, catalogue, inputs, new Circuits(CircuitSettings.DEFAULTS), metrics);
    }
}
