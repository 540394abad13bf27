package com.easyai.gateway.wakeup;

import com.easyai.gateway.admission.Backlog;
import com.easyai.gateway.admission.PermitRequests;
import com.easyai.gateway.calling.CallPlatforms;
import com.easyai.gateway.execution.RouteWaiting;
import com.easyai.gateway.execution.StartJobs;
import com.easyai.gateway.inflight.JobSlots;
import com.easyai.gateway.leasekeeping.KeepLease;
import com.easyai.gateway.limits.ReadLimits;
import com.easyai.gateway.revision.CurrentCatalogue;
import com.easyai.gateway.waiting.NextJobs;
import com.easyai.gateway.waiting.ReadPools;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The door for waiting jobs, put together. */
@Configuration(proxyBeanMethods = false)
public class WakeupWiring {
    @Bean
    PermitNext permitNext(JdbcClient jdbc, RouteWaiting routes, PermitRequests requests) {
        return new PermitNext(jdbc, routes, requests);
    }

    @Bean
    TakeNext takeNext(JdbcClient jdbc, PermitNext permits, KeepLease lease, DataSource dataSource) {
        var transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        return new TakeNext(new NextJobs(jdbc), permits, lease, transaction);
    }

    @Bean
    SeeRoom seeRoom(ReadLimits limits, CurrentCatalogue catalogue, CallPlatforms calls) {
        return new SeeRoom(limits, catalogue, calls);
    }

    @Bean
    WakeJobs.Steps wakeSteps(JdbcClient jdbc, SeeRoom room, TakeNext take) {
        return new WakeJobs.Steps(new ReadPools(jdbc), room, take);
    }

    @Bean
    WakeupDoor wakeupDoor(WakeJobs.Steps steps, Backlog backlog, JobSlots slots, StartJobs start) {
        return new WakeupDoor(new WakeJobs(steps, backlog, slots, start));
    }
}
