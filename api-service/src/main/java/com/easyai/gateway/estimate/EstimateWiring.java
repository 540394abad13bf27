package com.easyai.gateway.estimate;

import com.easyai.gateway.request.CanonicaliseRequest;
import com.easyai.gateway.revision.CurrentCatalogue;
import com.easyai.gateway.routing.ChoosePlatforms;
import com.easyai.gateway.web.ReadBody;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Estimating bills. */
@Configuration(proxyBeanMethods = false)
public class EstimateWiring {
    @Bean
    EstimateBill estimateBill(
            ReadBody read, CurrentCatalogue catalogue, CanonicaliseRequest canonicalise, ChoosePlatforms platforms) {
        return new EstimateBill(read, new EstimateRequest(catalogue, canonicalise, platforms));
    }
}
