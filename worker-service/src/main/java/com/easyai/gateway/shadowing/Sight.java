package com.easyai.gateway.shadowing;

import com.easyai.gateway.catalogue.Catalogue;
import com.easyai.gateway.limits.ReadLimits.Use;
import com.easyai.gateway.limits.Scope;
import com.easyai.gateway.shadowing.DecideCopies.Circumstances;
import java.util.Map;
import java.util.function.Supplier;

/** What the dry run may see of the gateway: the catalogue in force and what is used of the limits, to look at only. */
record Sight(Supplier<Catalogue> catalogue, Supplier<Map<Scope, Use>> limits) implements Supplier<Circumstances> {
    @Override
    public Circumstances get() {
        return new Circumstances(catalogue.get(), limits.get());
    }
}
