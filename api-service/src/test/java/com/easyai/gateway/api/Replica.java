package com.easyai.gateway.api;

import com.easyai.gateway.ApiService;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A running api-service on a free port. */
final class Replica implements AutoCloseable {
    private static final Replica SHARED = start(Map.of());

    private final ConfigurableApplicationContext context;

    private Replica(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** The one that tests share which change nothing about it. */
    static Replica shared() {
        return SHARED;
    }

    /** One that reads files from loopback and waits a short while only for a job's end. */
    static Replica forMedia() {
        return Media.REPLICA;
    }

    private static final class Media {
        static final Replica REPLICA = start(Map.of("GATEWAY_ALLOWED_HOSTS", "127.0.0.1", "GATEWAY_SYNC_WAIT", "4s"));
    }

    /** One more, with these settings changed. */
    static Replica start(Map<String, Object> changed) {
        var settings = Surroundings.running().settings();
        settings.putAll(changed);
        return new Replica(new SpringApplicationBuilder(ApiService.class)
                .properties(settings)
                .run());
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    int port() {
        if (context instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            return web.getWebServer().getPort();
        }
        throw new IllegalStateException("this replica serves nothing");
    }

    Client client() {
        return new Client("http://127.0.0.1:" + port());
    }

    @Override
    public void close() {
        context.close();
    }
}
