package com.easyai.gateway.submission;

import com.easyai.gateway.adapter.ProviderAdapter;
import com.easyai.gateway.adapters.Adapters;
import com.easyai.gateway.formdata.ReadFormOrJson;
import com.easyai.gateway.groupcommit.GroupCommit;
import com.easyai.gateway.guard.AllowedHosts;
import com.easyai.gateway.intake.AcceptJobs;
import com.easyai.gateway.intake.FindAccepted;
import com.easyai.gateway.jobview.ReadJobs;
import com.easyai.gateway.outbound.OutboundHttp;
import com.easyai.gateway.request.CanonicaliseRequest;
import com.easyai.gateway.requestbody.ReadBody;
import com.easyai.gateway.revision.CurrentCatalogue;
import com.easyai.gateway.routing.ChoosePlatforms;
import com.easyai.gateway.sealing.Sealer;
import com.easyai.gateway.topics.Publish;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Accepting jobs. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SubmissionSettings.class)
public class SubmissionWiring {
    /** Two writers: callers wait for these commits, so while one is under way the next is made. */
    private static final GroupCommit.Size INTAKE = new GroupCommit.Size(2, 200, 20_000);

    @Bean
    Sealer sealer(@Value("${gateway.encryption-key}") String keys) {
        return new Sealer(keys);
    }

    /** Only asked what they could express: this service calls no provider. */
    @Bean
    List<ProviderAdapter> providerAdapters(OutboundHttp http, Clock clock) {
        return List.copyOf(new Adapters(http, clock).all());
    }

    @Bean
    AcceptJobs acceptJobs(JdbcClient jdbc, TransactionTemplate statements) {
        return new AcceptJobs(jdbc, statements, INTAKE);
    }

    @Bean
    CanonicaliseRequest canonicaliseRequest(AllowedHosts hosts) {
        return new CanonicaliseRequest(hosts::admitsUrl);
    }

    @Bean
    ChoosePlatforms choosePlatforms(List<ProviderAdapter> adapters) {
        return new ChoosePlatforms(adapters);
    }

    @Bean
    ReadSubmission readSubmission(SubmissionSettings settings) {
        return new ReadSubmission(settings);
    }

    @Bean
    PrepareJob prepareJob(
            CurrentCatalogue catalogue, CanonicaliseRequest canonicalise, ChoosePlatforms platforms, Sealer sealer) {
        return new PrepareJob(catalogue, canonicalise, platforms, sealer);
    }

    @Bean
    AcceptSubmission acceptSubmission(
            PrepareJob prepare, AcceptJobs store, JdbcClient jdbc, ReadJobs jobs, Publish publish) {
        return new AcceptSubmission(prepare, store, new FindAccepted(jdbc), jobs, publish);
    }

    @Bean
    SubmitJob submitJob(ReadBody body, ReadSubmission read, AcceptSubmission accept) {
        return new SubmitJob(body, read, accept);
    }

    @Bean
    SubmitMedia submitMedia(ReadBody body, ReadSubmission read, AcceptSubmission accept) {
        return new SubmitMedia(new ReadFormOrJson(body), read, accept);
    }
}
