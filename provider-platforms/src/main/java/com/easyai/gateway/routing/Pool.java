package com.easyai.gateway.routing;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.catalogue.Catalogue;
import com.easyai.gateway.catalogue.Offering;
import com.easyai.gateway.job.JobKind;
import java.util.Collection;
import java.util.List;

/**
 * The queue of jobs that may go to the same platforms: to all that offer a model for a kind, without those that cannot or
 * will not serve them. A platform that joins the catalogue later is open to the queue at once.
 */
public record Pool(JobKind kind, String model, List<String> without) {
    public Pool {
        without = without.stream().sorted().distinct().toList();
    }

    public static Pool of(JobKind kind, String model, Collection<String> without) {
        return new Pool(kind, model, List.copyOf(without));
    }

    /** As the store keeps it; the same queue always has the same key. */
    public String key() {
        return Json.MAPPER.writeValueAsString(this);
    }

    /** Reads what {@link #key} wrote. */
    public static Pool parse(String key) {
        return Json.MAPPER.readValue(key, Pool.class);
    }

    /** The platforms that may serve the queue under this catalogue; empty if nobody offers the model any more. */
    public List<Offering> offerings(Catalogue catalogue) {
        return catalogue.offering(model, kind).stream()
                .filter(offering -> !without.contains(offering.platform().name()))
                .toList();
    }
}
