package com.easyai.gateway.revision;

import com.easyai.gateway.adapter.ProviderAdapter;
import com.easyai.gateway.document.ReadCatalogue;
import com.easyai.gateway.limits.PrepareScopes;
import com.easyai.gateway.sealing.Sealer;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The catalogue's beans, for a service to import. The service gives a {@link Sealer} and a {@link ProviderAdapter} for
 * each adapter that a document may name.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CatalogueSettings.class)
@EntityScan(basePackageClasses = CatalogueWiring.class)
@EnableJpaRepositories(basePackageClasses = CatalogueWiring.class)
public class CatalogueWiring {
    @Bean
    ReadCatalogue readCatalogue(List<ProviderAdapter> adapters) {
        return new ReadCatalogue(
                adapters.stream().collect(Collectors.toMap(ProviderAdapter::name, ProviderAdapter::credentials)));
    }

    @Bean
    StoreCatalogue storeCatalogue(
            ReadCatalogue reader,
            CatalogueRevisions revisions,
            Sealer sealer,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Environment environment) {
        var rows = new StoreCatalogue.Rows(revisions, new PrepareScopes(jdbc));
        return new StoreCatalogue(
                reader, rows, sealer, new TransactionTemplate(transactions), environment::getProperty);
    }

    @Bean
    CurrentCatalogue currentCatalogue(CatalogueRevisions revisions, ReadCatalogue reader, Sealer sealer) {
        return new CurrentCatalogue(revisions, reader, sealer);
    }

    @Bean
    RevisionDesk revisionDesk(CatalogueRevisions revisions, Sealer sealer) {
        return new RevisionDesk(revisions, sealer);
    }

    @Bean
    ResealCatalogue resealCatalogue(CatalogueRevisions revisions, Sealer sealer) {
        return new ResealCatalogue(revisions, sealer);
    }

    @Bean
    FollowCatalogue followCatalogue(
            CatalogueSettings settings, StoreCatalogue store, CatalogueRevisions revisions, CurrentCatalogue current) {
        return new FollowCatalogue(new LoadCatalogueFile(settings, store, revisions), current, settings.followEvery());
    }
}
