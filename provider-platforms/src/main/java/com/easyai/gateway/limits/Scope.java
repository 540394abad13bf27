package com.easyai.gateway.limits;

import com.easyai.gateway.catalogue.Catalogue;
import com.easyai.gateway.catalogue.Offering;
import com.easyai.gateway.catalogue.Platform;
import java.util.List;
import java.util.stream.Stream;

/** What limits are kept for: a platform, or a model on it. */
public record Scope(String name) {
    public static Scope of(Platform platform) {
        return new Scope(platform.name());
    }

    /** The model on its platform, by the catalogue's name of it. */
    public static Scope of(Offering offering) {
        return new Scope(offering.platform().name() + "/" + offering.model().model());
    }

    /** Every platform and every model on it. */
    public static List<Scope> all(Catalogue catalogue) {
        return catalogue.platforms().stream()
                .flatMap(platform -> Stream.concat(
                        Stream.of(of(platform)),
                        platform.models().stream().map(model -> of(new Offering(platform, model)))))
                .toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
