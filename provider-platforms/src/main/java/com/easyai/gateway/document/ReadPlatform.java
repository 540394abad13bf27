package com.easyai.gateway.document;

import com.easyai.gateway.catalogue.Limits;
import com.easyai.gateway.catalogue.Model;
import com.easyai.gateway.catalogue.Platform;
import com.easyai.gateway.catalogue.PlatformModel;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads one entry of {@code platforms}. */
final class ReadPlatform {
    /** A platform that does not say goes after those that do with the contract's single and double digits. */
    private static final int PRIORITY_UNSAID = 100;

    private static final long MAX_WEIGHT = 1_000_000;

    private final Map<String, Set<String>> adapters;
    private final Map<String, Model> models;
    private final CredentialSource credentials;

    ReadPlatform(Map<String, Set<String>> adapters, Map<String, Model> models, CredentialSource credentials) {
        this.adapters = adapters;
        this.models = models;
        this.credentials = credentials;
    }

    Platform read(Section section) {
        String name = section.text("name");
        Platform.Access access = access(section, name);
        BigDecimal discount = discount(section);
        var turn = new Platform.Turn(
                section.integer("priority").orElse(PRIORITY_UNSAID),
                section.positive("weight", MAX_WEIGHT).map(Long::intValue).orElse(1));
        Limits limits = limits(section);
        List<PlatformModel> offered = models(section, discount);
        section.refuseOthers();
        return new Platform(name, access, turn, limits, offered);
    }

    private Platform.Access access(Section section, String platform) {
        String adapter = section.text("adapter");
        if (!adapter.isEmpty() && !adapters.containsKey(adapter)) {
            section.refuse("adapter", "must be one of " + String.join(", ", new TreeSet<>(adapters.keySet())));
        }
        String baseUrl = section.text("baseUrl");
        if (!baseUrl.isEmpty() && !isBaseUrl(baseUrl)) {
            section.refuse(
                    "baseUrl", "must be an http or https address with a host, and without user, query or fragment");
        }
        var written = section.section("credentials");
        if (written.isEmpty()) {
            section.missing("credentials");
        }
        var reader = new ReadCredentials(platform, adapters.getOrDefault(adapter, Set.of()), credentials);
        return new Platform.Access(adapter, baseUrl, written.map(reader::read).orElse(Map.of()));
    }

    private static boolean isBaseUrl(String text) {
        try {
            var url = new URI(text);
            return ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static BigDecimal discount(Section section) {
        Optional<BigDecimal> discount = section.decimal("discount");
        if (discount.filter(d -> d.signum() < 0).isPresent()) {
            section.refuse("discount", "must not be negative");
        }
        if (discount.filter(d -> d.compareTo(BigDecimal.ONE) > 0).isPresent()) {
            section.warn("discount", "is above 1, so this platform is dearer than the base price");
        }
        return discount.orElse(BigDecimal.ONE);
    }

    static Limits limits(Section owner) {
        return owner.section("limits").map(ReadPlatform::limitsOf).orElse(Limits.NONE);
    }

    private static Limits limitsOf(Section section) {
        var limits = new Limits(
                section.positive("rpm", Integer.MAX_VALUE).map(Long::intValue).orElse(null),
                section.positive("tpm", Long.MAX_VALUE).orElse(null),
                section.positive("concurrency", Integer.MAX_VALUE)
                        .map(Long::intValue)
                        .orElse(null));
        section.refuseOthers();
        return limits;
    }

    private List<PlatformModel> models(Section section, BigDecimal discount) {
        var seen = new HashSet<String>();
        var reader = new ReadPlatformModel(models, discount);
        return section.sections("models").stream()
                .map(entry -> reader.read(entry, seen))
                .toList();
    }
}
