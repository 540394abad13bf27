package com.easyai.gateway.admission;

import com.easyai.gateway.adapter.ProviderAdapter;
import com.easyai.gateway.limits.CloseScope;
import com.easyai.gateway.limits.CountAgain;
import com.easyai.gateway.limits.EndPermits;
import com.easyai.gateway.limits.LimitsWiring;
import com.easyai.gateway.limits.TakePermits;
import com.easyai.gateway.revision.CurrentCatalogue;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Admission, put together. */
@Configuration(proxyBeanMethods = false)
@Import(LimitsWiring.class)
public class AdmissionWiring {
    @Bean
    Backlog backlog() {
        return new Backlog();
    }

    @Bean
    PermitRequests permitRequests(List<ProviderAdapter> adapters, CurrentCatalogue catalogue) {
        return new PermitRequests(adapters, catalogue);
    }

    @Bean
    TellLimits tellLimits(CloseScope close, EndPermits end, CountAgain count, PermitRequests requests) {
        return new TellLimits(close, end, count, requests);
    }

    @Bean
    Admit admit(TakePermits permits, EndPermits end, Backlog backlog, PermitRequests requests) {
        return new Admit(permits, end, backlog, requests);
    }
}
