package com.easyai.gateway.webhook;

import com.easyai.gateway.dispatch.Courier;
import com.easyai.gateway.outbound.CallLimits;
import com.easyai.gateway.outbox.ClaimDeliveries;
import com.easyai.gateway.outbox.EndDeliveries;
import com.easyai.gateway.outbox.PostponeDelivery;
import com.easyai.gateway.target.Targets;
import com.easyai.gateway.webhookstop.WebhookStop;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Webhooks as one of the relay's deliveries. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookSettings.class)
public class WebhookWiring {
    private static final CallLimits LIMITS = CallLimits.within(Duration.ofSeconds(40), 1 << 20);

    @Bean
    Courier<?> sendWebhook(
            WebhookSettings settings, ClaimDeliveries deliveries, Targets targets, MarkWebhook mark, Clock clock) {
        var target = targets.at("server-main-webhooks", settings.path(), LIMITS);
        var signing = new SendWebhook.Signing(SignWebhook.with(settings.secret()), clock);
        return new SendWebhook(settings.places(), deliveries, target, mark, signing);
    }

    @Bean
    MarkWebhook markWebhook(EndDeliveries ends, PostponeDelivery postpone, JdbcClient jdbc) {
        return new MarkWebhook(ends, postpone, new WebhookStop(jdbc));
    }
}
