package com.easyai.gateway.adapters;

import com.easyai.gateway.ark.ArkDirectWire;
import com.easyai.gateway.directcall.CompatibleWire;
import com.easyai.gateway.openai.OpenAiDirectWire;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every wire that chat and embeddings can go by, by the name that the catalogue calls its adapter. */
public final class CompatibleWires {
    private final Map<String, CompatibleWire> byName;

    public CompatibleWires(Clock clock) {
        this.byName = Stream.of(new OpenAiDirectWire(clock), new ArkDirectWire(clock))
                .collect(Collectors.toUnmodifiableMap(CompatibleWire::name, Function.identity()));
    }

    public Optional<CompatibleWire> named(String adapter) {
        return Optional.ofNullable(byName.get(adapter));
    }
}
