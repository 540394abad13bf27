package com.easyai.gateway.catalogueadmin;

import com.easyai.gateway.catalogue.Limits;
import com.easyai.gateway.catalogue.Offering;
import com.easyai.gateway.catalogue.Platform;
import com.easyai.gateway.catalogue.PlatformModel;
import com.easyai.gateway.limits.Scope;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A platform as the catalogue in force has it, without its credentials. {@code discount} is null for one that offers
 * nothing: there is no price that it could apply to.
 */
record PlatformView(
        String name,
        String adapter,
        String baseUrl,
        int priority,
        int weight,
        @Nullable String discount,
        Limits limits,
        LiveUse.@Nullable Use use,
        List<LiveUse.Circuit> circuits,
        List<Offered> models) {

    /** A model on it; its limits come on top of the platform's. */
    record Offered(String model, String platformModel, Limits limits, LiveUse.@Nullable Use use) {
        static Offered of(Platform platform, PlatformModel model, LiveUse live) {
            Scope scope = Scope.of(new Offering(platform, model));
            return new Offered(model.model(), model.platformModel(), model.limits(), live.of(scope));
        }
    }

    static PlatformView of(Platform platform, LiveUse live) {
        return new PlatformView(
                platform.name(),
                platform.access().adapter(),
                platform.access().baseUrl(),
                platform.turn().priority(),
                platform.turn().weight(),
                platform.models().stream()
                        .findFirst()
                        .map(model -> model.prices().discount())
                        .map(BigDecimal::toPlainString)
                        .orElse(null),
                platform.limits(),
                live.of(Scope.of(platform)),
                live.circuitsOf(platform.name()),
                platform.models().stream()
                        .map(model -> Offered.of(platform, model, live))
                        .toList());
    }
}
