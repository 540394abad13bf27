package com.easyai.gateway;

import com.easyai.gateway.charging.ChargingWiring;
import com.easyai.gateway.dispatch.DispatchWiring;
import com.easyai.gateway.fetching.FetchWiring;
import com.easyai.gateway.target.TargetWiring;
import com.easyai.gateway.topics.TopicsWiring;
import com.easyai.gateway.upkeep.StoreWiring;
import com.easyai.gateway.upload.UploadWiring;
import com.easyai.gateway.webhook.WebhookWiring;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Brings results to server-main, tells it what to charge, and tells it how jobs ended. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    StoreWiring.class,
    TopicsWiring.class,
    TargetWiring.class,
    DispatchWiring.class,
    FetchWiring.class,
    UploadWiring.class,
    ChargingWiring.class,
    WebhookWiring.class
})
public class SettlementRelay {
    public static void main(String[] arguments) {
        SpringApplication.run(SettlementRelay.class, arguments);
    }
}
