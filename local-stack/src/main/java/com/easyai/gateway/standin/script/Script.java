package com.easyai.gateway.standin.script;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Decides what goes wrong with a call. Directives are tried in the order in which the prompt has them, and one that has
 * used up its {@code xN} lets the next one act: {@code [[500 x1]] [[429 x1]]} fails first one way, then the other.
 */
public final class Script {
    private static final int REMEMBERED = 100_000;

    private volatile ProviderSettings settings;
    private SplittableRandom dice;

    /** How often a directive has acted, by prompt; the oldest are forgotten. */
    private final Map<String, Integer> acted = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > REMEMBERED;
        }
    };

    public Script(ProviderSettings settings) {
        this.settings = settings;
        this.dice = new SplittableRandom(settings.seed());
    }

    public ProviderSettings settings() {
        return settings;
    }

    /** Takes effect for the next call; the dice start again from the seed. */
    public synchronized void use(ProviderSettings changed) {
        settings = changed;
        dice = new SplittableRandom(changed.seed());
    }

    public synchronized void forget() {
        acted.clear();
    }

    /** The fault that this call meets, if any. {@code call} names what is counted together: an endpoint and a prompt. */
    public Optional<Fault> faultOf(String call, Directives directives) {
        for (Directive directive : directives.all()) {
            Optional<Fault> fault = fault(directive);
            if (fault.isPresent() && acts(call, directive)) {
                return fault;
            }
        }
        return unlucky() ? Optional.of(new Fault.Broken(500)) : Optional.empty();
    }

    /** Whether the named directive is in the prompt and acts on this call, counting it. */
    public boolean acts(String call, Directives directives, String name) {
        return directives.named(name).filter(directive -> acts(call, directive)).isPresent();
    }

    private synchronized boolean acts(String call, Directive directive) {
        if (directive.times().isEmpty()) {
            return true;
        }
        int before = acted.merge(call + "\n" + directive.name() + directive.argument(), 1, Integer::sum) - 1;
        return before < directive.times().getAsInt();
    }

    private boolean unlucky() {
        double rate = settings.failRate();
        if (rate == 0) {
            return false;
        }
        synchronized (this) {
            return dice.nextDouble() < rate;
        }
    }

    private static Optional<Fault> fault(Directive directive) {
        return switch (directive.name()) {
            case "refuse" -> Optional.of(new Fault.Refused());
            case "moderated" -> Optional.of(new Fault.Moderated());
            case "no-money" -> Optional.of(new Fault.NoMoney());
            case "html" -> Optional.of(new Fault.WebPage(directive.number().orElse(502)));
            case "429" -> Optional.of(new Fault.RateLimited(retryAfter(directive)));
            case String name when name.matches("[45]\\d\\d") -> Optional.of(new Fault.Broken(Integer.parseInt(name)));
            default -> Optional.empty();
        };
    }

    private static Optional<Duration> retryAfter(Directive directive) {
        return Optional.ofNullable(directive.options().get("retry-after")).flatMap(Directive::duration);
    }
}
