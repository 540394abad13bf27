package com.easyai.gateway.keyrotation;

import com.easyai.gateway.resealing.ResealJobs;
import com.easyai.gateway.revision.ResealCatalogue;
import com.easyai.gateway.sealing.Sealer;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One service does it for all: what the others seal lies in the same store. */
@Configuration(proxyBeanMethods = false)
public class KeyRotationWiring {
    @Bean
    RotateKeys rotateKeys(Sealer sealer, ResealCatalogue catalogue, JdbcClient jdbc) {
        return new RotateKeys(sealer, List.of(catalogue, new ResealJobs(jdbc, sealer)));
    }
}
