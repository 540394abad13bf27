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
        this(new ProviderHttp(http), clock);
    }

    private Adapters(ProviderHttp providers, Clock clock) {
        this.byName = Stream.of(new OpenAiAdapter(providers, clock), new ArkAdapter(providers, clock))
                .collect(Collectors.toUnmodifiableMap(ProviderAdapter::name, Function.identity()));
    }

    /** The same adapters, so that they prepare the same, with nothing in them that could open a connection. */
    public static Adapters withoutConnections(Clock clock) {
        return new Adapters(ProviderHttp.closed(), clock);
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
