package com.easyai.gateway.catalogue;

import com.easyai.gateway.adapter.Account;
import com.easyai.gateway.job.JobKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One revision of what is offered; it never changes. Only {@code document} makes one, so every reference in it holds. */
public final class Catalogue {
    /** Before any revision is stored: offers nothing. */
    public static final Catalogue EMPTY = new Catalogue(0, "CNY", List.of(), List.of());

    /** Pictures come with the answer: providers take up to 50 s for one. What a set needs beyond it an adapter allows. */
    private static final Duration ANSWER_WITH_RESULT = Duration.ofMinutes(5);

    /** Only a task id is answered, but the request may carry pictures of many megabytes up. */
    private static final Duration ANSWER_WITH_TASK = Duration.ofMinutes(2);

    private final int revision;
    private final String currency;
    private final Map<String, Model> models;
    private final Map<String, Platform> platforms;
    private final Map<String, List<Offering>> offerings;

    public Catalogue(int revision, String currency, List<Model> models, List<Platform> platforms) {
        this.revision = revision;
        this.currency = currency;
        this.models = modelsByName(models);
        this.platforms = platformsByName(platforms);
        this.offerings = offeringsByModel(platforms);
    }

    /** Grows by one with each stored document; 0 is {@link #EMPTY}, or a document not stored yet. */
    public int revision() {
        return revision;
    }

    public String currency() {
        return currency;
    }

    /** All models, in the document's order. */
    public Collection<Model> models() {
        return models.values();
    }

    public Optional<Model> model(String name) {
        return Optional.ofNullable(models.get(name));
    }

    /** All platforms, in the document's order. */
    public Collection<Platform> platforms() {
        return platforms.values();
    }

    public Optional<Platform> platform(String name) {
        return Optional.ofNullable(platforms.get(name));
    }

    /** Every platform that offers this model for this kind, in the document's order; empty for a model nobody knows. */
    public List<Offering> offering(String model, JobKind kind) {
        boolean capable = model(model).filter(m -> m.kinds().contains(kind)).isPresent();
        return capable ? offerings.getOrDefault(model, List.of()) : List.of();
    }

    /** A platform's account in clear, with the time its provider has to answer a submission; empty once it is gone. */
    public Optional<Account> account(String platform, JobKind kind) {
        Duration timeout = kind == JobKind.VIDEO ? ANSWER_WITH_TASK : ANSWER_WITH_RESULT;
        return platform(platform)
                .map(Platform::access)
                .map(access -> new Account(platform, access.baseUrl(), access.credentials(), timeout));
    }

    @Override
    public String toString() {
        return "Catalogue[revision " + revision + ", models " + models.keySet() + ", platforms " + platforms.keySet()
                + "]";
    }

    private static Map<String, Model> modelsByName(List<Model> models) {
        var byName = new LinkedHashMap<String, Model>();
        models.forEach(model -> byName.put(model.name(), model));
        return Collections.unmodifiableMap(byName);
    }

    private static Map<String, Platform> platformsByName(List<Platform> platforms) {
        var byName = new LinkedHashMap<String, Platform>();
        platforms.forEach(platform -> byName.put(platform.name(), platform));
        return Collections.unmodifiableMap(byName);
    }

    private static Map<String, List<Offering>> offeringsByModel(List<Platform> platforms) {
        var byModel = new HashMap<String, List<Offering>>();
        for (Platform platform : platforms) {
            for (PlatformModel model : platform.models()) {
                byModel.computeIfAbsent(model.model(), name -> new ArrayList<>())
                        .add(new Offering(platform, model));
            }
        }
        byModel.replaceAll((model, list) -> List.copyOf(list));
        return byModel;
    }
}
