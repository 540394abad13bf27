package com.easyai.gateway.shadowing;

import com.easyai.gateway.comparison.CompareDecisions;
import com.easyai.gateway.dryrun.DryRun;
import com.easyai.gateway.guard.AllowedHosts;
import com.easyai.gateway.limits.ReadLimits;
import com.easyai.gateway.limits.ReadLimits.Use;
import com.easyai.gateway.limits.Scope;
import com.easyai.gateway.revision.CurrentCatalogue;
import com.easyai.gateway.shadowstore.AcceptCopies;
import com.easyai.gateway.shadowstore.DropOldCopies;
import com.easyai.gateway.shadowstore.Explanations;
import com.easyai.gateway.shadowstore.SaveComparisons;
import com.easyai.gateway.shadowstore.TakeDueCopies;
import com.easyai.gateway.shadowstore.UnreadableCopies;
import com.easyai.gateway.topics.DeadLetters;
import com.easyai.gateway.topics.PublishShadow;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The dry run, put together by itself: nothing that calls providers, takes permits or writes jobs is handed in here. The
 * limits are read in a transaction in which the database refuses every write.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ShadowSettings.class)
public class ShadowWiring {
    /** Its adapters hold no connection. */
    @Bean
    DryRun dryRun(@Value("${gateway.allowed-hosts}") String hosts, Clock clock) {
        return new DryRun(AllowedHosts.parse(hosts)::admitsUrl, clock);
    }

    @Bean
    AcceptCopies acceptCopies(JdbcClient jdbc) {
        return new AcceptCopies(jdbc);
    }

    @Bean
    UnreadableCopies unreadableCopies(JdbcClient jdbc) {
        return new UnreadableCopies(jdbc);
    }

    @Bean
    ConsumeCopies consumeCopies(
            @Value("${KAFKA_BOOTSTRAP_SERVERS}") String servers,
            AcceptCopies store,
            UnreadableCopies unreadable,
            DeadLetters deadLetters,
            PublishShadow publish) {
        return new ConsumeCopies(servers, new StoreCopies(store, unreadable, deadLetters, publish));
    }

    @Bean
    CompareDueCopies compareDueCopies(
            CompareDueCopies.Rows rows, DryRun dryRun, Sight sight, TellResults tell, ShadowSettings settings) {
        var decide = new DecideCopies(dryRun, new CompareDecisions(settings.tolerance()));
        return new CompareDueCopies(rows, decide, sight, tell, settings);
    }

    @Bean
    CompareDueCopies.Rows copyRows(JdbcClient jdbc, DataSource dataSource) {
        var transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        return new CompareDueCopies.Rows(transaction, new TakeDueCopies(jdbc), new SaveComparisons(jdbc));
    }

    @Bean
    Sight sight(JdbcClient jdbc, DataSource dataSource, CurrentCatalogue catalogue) {
        var readOnly = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        readOnly.setReadOnly(true);
        readOnly.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        var limits = new ReadLimits(jdbc);
        return new Sight(catalogue::get, () -> read(readOnly, limits));
    }

    private static Map<Scope, Use> read(TransactionTemplate readOnly, ReadLimits limits) {
        return readOnly.execute(status -> limits.read());
    }

    @Bean
    TellResults tellResults(JdbcClient jdbc, PublishShadow publish) {
        return new TellResults(new Explanations(jdbc), publish);
    }

    @Bean
    ShadowDoor shadowDoor(ConsumeCopies consume, CompareDueCopies compare, JdbcClient jdbc, ShadowSettings settings) {
        return new ShadowDoor(consume, compare, new DropOldCopies(jdbc), settings.retention());
    }
}
