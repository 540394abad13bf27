package com.easyai.gateway.estimate;

import com.easyai.gateway.adapters.CompatibleWires;
import com.easyai.gateway.offering.OfferModel;
import com.easyai.gateway.request.CanonicaliseRequest;
import com.easyai.gateway.requestbody.ReadBody;
import com.easyai.gateway.revision.CurrentCatalogue;
import com.easyai.gateway.routing.ChoosePlatforms;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Estimating bills. */
@Configuration(proxyBeanMethods = false)
public class EstimateWiring {
    @Bean
    EstimateRequest estimateRequest(
            CurrentCatalogue catalogue, CanonicaliseRequest canonicalise, ChoosePlatforms platforms) {
        return new EstimateRequest(catalogue, canonicalise, platforms);
    }

    @Bean
    EstimateBill estimateBill(ReadBody read, EstimateRequest jobs, OfferModel offers, Clock clock) {
        return new EstimateBill(read, jobs, new EstimateCall(offers, new CompatibleWires(clock)));
    }
}
