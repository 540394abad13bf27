package com.easyai.gateway.revision;

import com.easyai.gateway.adapter.ProviderAdapter;
import com.easyai.gateway.catalogue.Catalogues;
import com.easyai.gateway.document.ReadCatalogue;
import com.easyai.gateway.limits.PrepareScopes;
import com.easyai.gateway.routing.Adapters;
import com.easyai.gateway.sealing.Sealer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One PostgreSQL for all tests of the package, and services over it as their wiring makes them. */
final class Store {
    static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final EmbeddedPostgres POSTGRES = start();
    private static final ConfigurableApplicationContext PERSISTENCE = service(Map.of());

    private Store() {}

    static CatalogueRevisions revisions() {
        return PERSISTENCE.getBean(CatalogueRevisions.class);
    }

    static JdbcClient jdbc() {
        return PERSISTENCE.getBean(JdbcClient.class);
    }

    static void clear() {
        jdbc().sql("truncate catalogue_revision restart identity").update();
    }

    /** A service as it starts, with these settings. */
    static ConfigurableApplicationContext service(Map<String, Object> settings) {
        return new SpringApplicationBuilder(Service.class)
                .web(WebApplicationType.NONE)
                .properties(settings)
                .properties(Map.of("spring.datasource.url", POSTGRES.getJdbcUrl("postgres", "postgres")))
                .run();
    }

    static StoreCatalogue storing(Map<String, String> environment) {
        return storing(environment, KEY);
    }

    static StoreCatalogue storing(Map<String, String> environment, String keys) {
        return new StoreCatalogue(
                new ReadCatalogue(Catalogues.ADAPTERS),
                new StoreCatalogue.Rows(revisions(), new PrepareScopes(jdbc())),
                new Sealer(keys),
                new TransactionTemplate(PERSISTENCE.getBean(PlatformTransactionManager.class)),
                environment::get);
    }

    static CurrentCatalogue following(Map<String, Set<String>> adapters, String keys) {
        return new CurrentCatalogue(revisions(), new ReadCatalogue(adapters), new Sealer(keys));
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.start();
            Flyway.configure().dataSource(postgres.getPostgresDatabase()).load().migrate();
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(CatalogueWiring.class)
    static class Service {
        @Bean
        Sealer sealer() {
            return new Sealer(KEY);
        }

        @Bean
        ProviderAdapter openai() {
            return Adapters.echo("openai");
        }

        @Bean
        ProviderAdapter ark() {
            return Adapters.echo("volcengine-ark");
        }
    }
}
