package com.easyai.gateway.fleet;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The variables every service is started with, here and in docker-compose.yml. Optional settings are the caller's to add. */
public final class ServiceEnvironment {
    private static final String ALLOWED_HOSTS = "GATEWAY_ALLOWED_HOSTS";

    private final Map<String, String> values = new TreeMap<>();

    /** Names of the variables that a stack always sets. */
    public static final List<String> NAMES = List.of(
            "AI_GATEWAY_ADMIN_TOKEN",
            "AI_GATEWAY_INTERNAL_TOKEN",
            ALLOWED_HOSTS,
            "GATEWAY_CATALOGUE_FILE",
            "GATEWAY_DB_PASSWORD",
            "GATEWAY_DB_URL",
            "GATEWAY_DB_USER",
            "GATEWAY_ENCRYPTION_KEY",
            "KAFKA_BOOTSTRAP_SERVERS",
            "SERVER_MAIN_BASE_URL",
            "SERVER_MAIN_INTERNAL_TOKEN",
            "SERVER_MAIN_WEBHOOK_PATH",
            "SERVER_MAIN_WEBHOOK_SECRET",
            "SERVER_PORT");

    public ServiceEnvironment() {
        values.put("SERVER_MAIN_WEBHOOK_PATH", "/internal/platform/webhooks/ai-gateway");
        values.put(ALLOWED_HOSTS, "");
    }

    public ServiceEnvironment with(String name, String value) {
        values.put(name, value);
        return this;
    }

    public ServiceEnvironment with(Map<String, String> more) {
        values.putAll(more);
        return this;
    }

    /** The caller's own secrets and gateway settings win over what the stack would choose. */
    public ServiceEnvironment overriddenBy(Map<String, String> callers) {
        callers.forEach((name, value) -> {
            if (isCallers(name)) values.put(name, value);
        });
        return this;
    }

    private static boolean isCallers(String name) {
        return name.startsWith("GATEWAY_")
                || name.startsWith("AI_GATEWAY_")
                || name.equals("SERVER_MAIN_INTERNAL_TOKEN")
                || name.equals("SERVER_MAIN_WEBHOOK_PATH")
                || name.equals("SERVER_MAIN_WEBHOOK_SECRET");
    }

    /** Adds hosts on private addresses that the services may reach, behind those allowed already. */
    public ServiceEnvironment allowing(List<String> hosts) {
        if (hosts.isEmpty()) return this;
        String added = String.join(",", hosts);
        values.merge(ALLOWED_HOSTS, added, (before, more) -> before.isBlank() ? more : before + "," + more);
        return this;
    }

    public String get(String name) {
        return values.getOrDefault(name, "");
    }

    public Map<String, String> values() {
        return Map.copyOf(values);
    }

    @Override
    public String toString() {
        return "ServiceEnvironment" + values.keySet();
    }
}
