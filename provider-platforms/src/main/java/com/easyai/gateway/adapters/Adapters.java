package com.easyai.gateway.adapters;

import com.easyai.gateway.adapter.ProviderAdapter;
import com.easyai.gateway.ark.ArkAdapter;
import com.easyai.gateway.exchange.ProviderHttp;
import com.easyai.gateway.openai.OpenAiAdapter;
import com.easyai.gateway.outbound.OutboundHttp;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every adapter there is, by the name that the catalogue calls it. */
public final class Adapters {
    private final Map<String, ProviderAdapter> byName;

    public Adapters(OutboundHttp http, Clock clock) {
        ProviderHttp providers = new ProviderHttp(http);
        this.byName = Stream.of(new OpenAiAdapter(providers, clock), new ArkAdapter(providers, clock))
                .collect(Collectors.toUnmodifiableMap(ProviderAdapter::name, Function.identity()));
    }

    public Optional<ProviderAdapter> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The names that a catalogue may use. */
    public Set<String> names() {
        return byName.keySet();
    }

    public Collection<ProviderAdapter> all() {
        return byName.values();
    }
}
