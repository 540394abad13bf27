package com.easyai.gateway.postgres;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** The server settings that matter to the gateway, the same here and in docker-compose.yml. */
public final class PostgresSettings {
    private PostgresSettings() {}

    /** Name to value, as {@code postgres -c name=value} takes them. */
    public static SequencedMap<String, String> all() {
        var settings = new LinkedHashMap<String, String>();
        // A 2xx submission survives any crash: these two are the promise, whatever they cost.
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        // Three services with a pool each, several replicas, and room for a person with psql.
        settings.put("max_connections", "200");
        settings.put("shared_buffers", "256MB");
        settings.put("wal_buffers", "16MB");
        // Checkpoints by time, not by volume: each one makes every page be logged whole once more.
        settings.put("max_wal_size", "2GB");
        settings.put("min_wal_size", "256MB");
        settings.put("checkpoint_timeout", "15min");
        // Job rows are updated several times in seconds; dead ones must leave the hot indexes soon.
        settings.put("autovacuum_naptime", "15s");
        settings.put("autovacuum_vacuum_scale_factor", "0.05");
        settings.put("random_page_cost", "1.1");
        // Every statement is short: compiling one costs more than it saves.
        settings.put("jit", "off");
        return settings;
    }

    static List<String> arguments(Map<String, String> settings) {
        return settings.entrySet().stream()
                .flatMap(setting -> List.of("-c", setting.getKey() + "=" + setting.getValue()).stream())
                .toList();
    }
}
