package com.easyai.gateway.revision;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code gateway.catalogue.*}.
 *
 * @param file a document to load at start when it has changed since a file was last loaded (GATEWAY_CATALOGUE_FILE)
 * @param followEvery how often the store is asked for a newer revision; all replicas must have it within 2 s, and asking
 *     costs one index lookup
 */
@ConfigurationProperties("gateway.catalogue")
public record CatalogueSettings(
        @Nullable Path file, @DefaultValue("1s") Duration followEvery) {
    public CatalogueSettings {
        if (followEvery.isNegative() || followEvery.isZero()) {
            throw new IllegalArgumentException("gateway.catalogue.follow-every must be above zero, not " + followEvery);
        }
    }

    /** The file to load; a variable that is set and empty means none. */
    Optional<Path> fileToLoad() {
        return Optional.ofNullable(file).filter(path -> !path.toString().isBlank());
    }
}
