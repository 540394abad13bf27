package com.easyai.gateway.execution;

import com.easyai.gateway.adapter.ProviderAdapter;
import com.easyai.gateway.admission.Admit;
import com.easyai.gateway.admission.Backlog;
import com.easyai.gateway.admission.TellLimits;
import com.easyai.gateway.attempt.ReadAttempts;
import com.easyai.gateway.calling.CallPlatforms;
import com.easyai.gateway.inflight.JobSlots;
import com.easyai.gateway.inflight.JobsInFlight;
import com.easyai.gateway.inflight.SlotSettings;
import com.easyai.gateway.polling.CancelTasks;
import com.easyai.gateway.polling.FollowTask;
import com.easyai.gateway.polling.PollPace;
import com.easyai.gateway.recording.DeliverOutputs;
import com.easyai.gateway.recording.RecordOutcome;
import com.easyai.gateway.recording.RetryRules;
import com.easyai.gateway.revision.CurrentCatalogue;
import com.easyai.gateway.routing.ChoosePlatforms;
import com.easyai.gateway.sealing.Sealer;
import com.easyai.gateway.topics.Publish;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What runs a job, put together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SlotSettings.class)
public class ExecutionWiring {
    @Bean
    JobsInFlight jobsInFlight() {
        return new JobsInFlight();
    }

    @Bean
    JobSlots jobSlots(SlotSettings settings, MeterRegistry metrics) {
        return new JobSlots(settings, metrics);
    }

    @Bean
    RecordOutcome recordOutcome(JdbcClient jdbc, Publish publish) {
        return new RecordOutcome(jdbc, publish);
    }

    @Bean
    DeliverOutputs deliverOutputs(RecordOutcome record, Sealer sealer) {
        return new DeliverOutputs(record, sealer);
    }

    @Bean
    FollowTask followTask(
            CallPlatforms calls, RecordOutcome record, DeliverOutputs deliver, JobsInFlight inFlight, Clock clock) {
        var tools = new FollowTask.Tools(calls, record, deliver, RetryRules.DEFAULT, PollPace.DEFAULT);
        return new FollowTask(tools, inFlight, clock);
    }

    @Bean
    CancelTasks cancelTasks(JobsInFlight inFlight, CallPlatforms calls, RecordOutcome record) {
        return new CancelTasks(inFlight, calls, record);
    }

    @Bean
    ChooseRoute chooseRoute(CurrentCatalogue catalogue, List<ProviderAdapter> adapters, CallPlatforms calls) {
        return new ChooseRoute(catalogue, new ChoosePlatforms(adapters), calls);
    }

    @Bean
    RouteWaiting routeWaiting(ChooseRoute choose) {
        return new RouteWaiting(choose);
    }

    @Bean
    SettleDoubt settleDoubt(RecordOutcome record) {
        return new SettleDoubt(record);
    }

    @Bean
    SubmitJob submitJob(
            CallPlatforms calls, DeliverOutputs deliver, SettleDoubt doubt, SubmitJob.Writing writing, Clock clock) {
        var rules = RetryRules.DEFAULT;
        var settle = new SettleReply(
                new SettleReply.Tools(writing.record(), deliver, doubt, writing.limits(), rules, clock));
        return new SubmitJob(new SubmitJob.Tools(calls, writing, settle, rules, clock));
    }

    @Bean
    SubmitJob.Writing writing(RecordOutcome record, TellLimits limits) {
        return new SubmitJob.Writing(record, limits);
    }

    @Bean
    TryPlatforms tryPlatforms(
            ChooseRoute choose, Admit admit, Backlog backlog, SubmitJob submit, SubmitJob.Writing writing) {
        var leave = new LeaveJob(writing.record(), backlog, RetryRules.DEFAULT);
        return new TryPlatforms(
                new TryPlatforms.Tools(choose, admit, writing.limits(), submit, leave, writing.record()));
    }

    @Bean
    RunJob runJob(TryPlatforms tryPlatforms, SettleDoubt doubt) {
        return new RunJob(tryPlatforms, doubt);
    }

    @Bean
    StartJobs startJobs(
            StartJobs.Room room, JdbcClient jdbc, RunJob run, FollowTask follow, StartJobs.Watchers watchers) {
        return new StartJobs(room, new ReadAttempts(jdbc), run, follow, watchers);
    }

    @Bean
    StartJobs.Room room(JobsInFlight inFlight, JobSlots slots) {
        return new StartJobs.Room(inFlight, slots);
    }

    @Bean
    StartJobs.Watchers watchers(Publish publish, RecordOutcome record) {
        return new StartJobs.Watchers(publish, record);
    }
}
