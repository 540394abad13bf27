package com.easyai.gateway.catalogueadmin;

import com.easyai.gateway.calls.InstanceLease;
import com.easyai.gateway.circuit.Circuits;
import com.easyai.gateway.circuitboard.CircuitBoard;
import com.easyai.gateway.document.ReadCatalogue;
import com.easyai.gateway.dryrun.DryRun;
import com.easyai.gateway.guard.AllowedHosts;
import com.easyai.gateway.limits.ReadLimits;
import com.easyai.gateway.pastjobs.StreamJobs;
import com.easyai.gateway.revision.CurrentCatalogue;
import com.easyai.gateway.revision.RevisionDesk;
import com.easyai.gateway.revision.StoreCatalogue;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Operators' doors to the catalogue. */
@Configuration(proxyBeanMethods = false)
public class CatalogueAdminWiring {
    @Bean
    CatalogueEndpoint catalogueEndpoint(RevisionDesk desk, StoreCatalogue store, CurrentCatalogue current) {
        return new CatalogueEndpoint(desk, store, current);
    }

    @Bean
    RevisionsEndpoint revisionsEndpoint(RevisionDesk desk) {
        return new RevisionsEndpoint(desk);
    }

    @Bean
    PlatformsEndpoint platformsEndpoint(CurrentCatalogue current, ReadLimits limits, CircuitBoard board) {
        return new PlatformsEndpoint(current, limits, board);
    }

    @Bean
    CircuitBoard circuitBoard(JdbcClient jdbc) {
        return new CircuitBoard(jdbc);
    }

    @Bean
    ShowOwnCircuits showOwnCircuits(Circuits platformCircuits, CircuitBoard board, InstanceLease lease) {
        return new ShowOwnCircuits(platformCircuits, board, lease);
    }

    /** What it decides with holds no connection. */
    @Bean
    DryRunEndpoint dryRunEndpoint(
            ReadCatalogue reader, CurrentCatalogue current, JdbcClient jdbc, AllowedHosts hosts, Clock clock) {
        return new DryRunEndpoint(reader, current, new StreamJobs(jdbc), new DryRun(hosts::admitsUrl, clock), clock);
    }
}
