package com.easyai.gateway.charging;

import com.easyai.gateway.dispatch.Bells;
import com.easyai.gateway.dispatch.Courier;
import com.easyai.gateway.outbound.CallLimits;
import com.easyai.gateway.outbox.ClaimDeliveries;
import com.easyai.gateway.outbox.EndDeliveries;
import com.easyai.gateway.outbox.PostponeDelivery;
import com.easyai.gateway.settlementcopy.UncopiedSettlements;
import com.easyai.gateway.target.Targets;
import com.easyai.gateway.topics.Publish;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Settlements as one of the relay's deliveries. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ChargingSettings.class)
public class ChargingWiring {
    /** A ledger that is busy for half a minute still answers in time; its answer is worth waiting for. */
    private static final CallLimits LIMITS = CallLimits.within(Duration.ofSeconds(40), 1 << 20);

    @Bean
    Courier<?> postSettlement(
            ChargingSettings settings, ClaimDeliveries deliveries, Targets targets, MarkSettlement mark) {
        var target = targets.at("server-main-settlements", "/internal/platform/settlements", LIMITS);
        return new PostSettlement(settings, deliveries, target, mark, targets.internalAuthorization());
    }

    @Bean
    MarkSettlement markSettlement(
            EndDeliveries ends, PostponeDelivery postpone, Bells bells, CopySettlements copySettlements) {
        return new MarkSettlement(ends, postpone, bells, copySettlements);
    }

    @Bean
    CopySettlements copySettlements(Publish publish, JdbcClient jdbc) {
        return new CopySettlements(publish, new UncopiedSettlements(jdbc, CopySettlements.CLAIM));
    }

    @Bean
    CopyLater copyLater(CopySettlements copySettlements) {
        return new CopyLater(copySettlements);
    }
}
