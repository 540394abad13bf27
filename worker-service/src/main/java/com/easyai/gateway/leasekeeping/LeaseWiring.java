package com.easyai.gateway.leasekeeping;

import com.easyai.gateway.calling.CallPlatforms;
import com.easyai.gateway.circuitboard.CircuitBoard;
import com.easyai.gateway.claim.CancelRequests;
import com.easyai.gateway.claim.OwnedJobs;
import com.easyai.gateway.claim.ReleaseJobs;
import com.easyai.gateway.claim.WorkerLease;
import com.easyai.gateway.ending.EndJobs;
import com.easyai.gateway.inflight.JobsInFlight;
import com.easyai.gateway.polling.CancelTasks;
import com.easyai.gateway.topics.Publish;
import com.easyai.gateway.workerstore.LeaseConnection;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The lease and the rounds, put together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LeaseSettings.class)
public class LeaseWiring {
    @Bean
    KeepLease keepLease(LeaseSettings settings, LeaseConnection connection, JobsInFlight inFlight, Clock clock) {
        JdbcClient jdbc = connection.jdbc();
        var lease = new WorkerLease(jdbc, settings.lease());
        String name = "pid " + ProcessHandle.current().pid();
        return new KeepLease(lease, new OwnedJobs(jdbc), inFlight, clock, name);
    }

    @Bean
    Upkeep upkeep(KeepLease lease, LeaseSettings settings, Upkeep.Chores chores) {
        return new Upkeep(lease, settings, chores);
    }

    @Bean
    ShowCircuits showCircuits(CallPlatforms calls, JdbcClient jdbc, KeepLease lease) {
        return new ShowCircuits(calls, new CircuitBoard(jdbc), lease);
    }

    @Bean
    Upkeep.Chores chores(
            FreeLostJobs free, JdbcClient jdbc, Publish publish, CancelTasks cancelTasks, ShowCircuits circuits) {
        var expire = new ExpireJobs(new EndJobs(jdbc), publish);
        return new Upkeep.Chores(free, expire, new CancelRequests(jdbc), cancelTasks, circuits);
    }

    @Bean
    FreeLostJobs freeLostJobs(KeepLease lease, LeaseSettings settings, JdbcClient jdbc, JobsInFlight inFlight) {
        return new FreeLostJobs(lease, settings.lease(), new ReleaseJobs(jdbc), new OwnedJobs(jdbc), inFlight);
    }
}
