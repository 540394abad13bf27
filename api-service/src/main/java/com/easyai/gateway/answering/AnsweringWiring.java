package com.easyai.gateway.answering;

import com.easyai.gateway.adapters.CompatibleWires;
import com.easyai.gateway.asking.AwaitRoom;
import com.easyai.gateway.asking.CallPlatform;
import com.easyai.gateway.asking.ChooseStops;
import com.easyai.gateway.asking.HeldSlots;
import com.easyai.gateway.asking.TryStops;
import com.easyai.gateway.bookkeeping.AdmitCalls;
import com.easyai.gateway.bookkeeping.EndCall;
import com.easyai.gateway.calls.AbandonCalls;
import com.easyai.gateway.calls.CrashMark;
import com.easyai.gateway.calls.EndCalls;
import com.easyai.gateway.calls.FindAnswered;
import com.easyai.gateway.calls.InstanceLease;
import com.easyai.gateway.calls.MoveCall;
import com.easyai.gateway.circuit.CircuitSettings;
import com.easyai.gateway.circuit.Circuits;
import com.easyai.gateway.directcall.SendCall;
import com.easyai.gateway.groupcommit.GroupCommit;
import com.easyai.gateway.groupcommit.Hurry;
import com.easyai.gateway.limits.CloseScope;
import com.easyai.gateway.limits.CountAgain;
import com.easyai.gateway.limits.EndPermits;
import com.easyai.gateway.limits.ExtendPermits;
import com.easyai.gateway.limits.LimitsWiring;
import com.easyai.gateway.limits.PrepareScopes;
import com.easyai.gateway.limits.TakePermits;
import com.easyai.gateway.offering.OfferModel;
import com.easyai.gateway.outbound.OutboundHttp;
import com.easyai.gateway.relaying.LiveStreams;
import com.easyai.gateway.requestbody.ReadBody;
import com.easyai.gateway.revision.CurrentCatalogue;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What answers calls, put together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AnsweringSettings.class)
@Import(LimitsWiring.class)
public class AnsweringWiring {
    private static final GroupCommit.Size COMMITS = new GroupCommit.Size(1, 200, 20_000, Hurry.GREAT);

    @Bean
    InstanceLease instanceLease(JdbcClient jdbc, AnsweringSettings settings) {
        return new InstanceLease(
                jdbc, settings.lease(), "api " + ProcessHandle.current().pid());
    }

    @Bean
    Circuits platformCircuits() {
        return new Circuits(CircuitSettings.DEFAULTS);
    }

    @Bean
    OfferModel offerModel(CurrentCatalogue catalogue, PrepareScopes scopes) {
        return new OfferModel(catalogue, scopes);
    }

    @Bean
    AdmitCalls admitCalls(JdbcClient jdbc) {
        return new AdmitCalls(jdbc, COMMITS);
    }

    @Bean
    BeginCall.Books callBooks(AdmitCalls admit, JdbcClient jdbc, EndCall end) {
        return new BeginCall.Books(admit, new FindAnswered(jdbc), end);
    }

    @Bean
    EndCalls endCalls(JdbcClient jdbc) {
        return new EndCalls(jdbc, COMMITS);
    }

    @Bean
    CrashMark crashMark(JdbcClient jdbc, InstanceLease lease) {
        return new CrashMark(jdbc, lease.id());
    }

    @Bean
    EndCall endCall(EndCalls ends, CrashMark crashes, Clock clock, MeterRegistry metrics) {
        return new EndCall(ends, crashes, clock, metrics);
    }

    @Bean
    CallPlatform callPlatform(OutboundHttp http, Circuits platformCircuits, CloseScope close, CountAgain count) {
        return new CallPlatform(new SendCall(http), platformCircuits, close, count);
    }

    @Bean
    HeldSlots heldSlots() {
        return new HeldSlots();
    }

    @Bean
    TryStops.Limits callLimits(TakePermits permits, EndPermits ends, HeldSlots slots, Clock clock) {
        return new TryStops.Limits(new AwaitRoom(permits, clock), permits, ends, slots);
    }

    @Bean
    TryStops tryStops(CallPlatform platforms, TryStops.Limits limits, JdbcClient jdbc, EndCall end) {
        return new TryStops(platforms, limits, new MoveCall(jdbc), end);
    }

    @Bean
    BeginCall.Terms callTerms(InstanceLease lease, AnsweringSettings settings) {
        return new BeginCall.Terms(lease.id(), settings.patience());
    }

    @Bean
    ChooseStops chooseStops(Circuits platformCircuits, Clock clock) {
        return new ChooseStops(new CompatibleWires(clock), platformCircuits);
    }

    @Bean
    BeginCall beginCall(
            OfferModel offers, ChooseStops choose, BeginCall.Books books, TryStops tries, BeginCall.Terms terms) {
        return new BeginCall(offers, choose, books, tries, terms);
    }

    @Bean
    LiveStreams liveStreams(AnsweringSettings settings, MeterRegistry metrics) {
        var live = new LiveStreams(settings.silence());
        metrics.gauge("gateway.streams.live", live, LiveStreams::size);
        return live;
    }

    @Bean
    AnswerStream answerStream(LiveStreams live, HeldSlots slots, EndCall end) {
        return new AnswerStream(live, slots, end);
    }

    @Bean
    AnswerCall answerCall(ReadBody read, BeginCall begin, AnswerStream streams, EndCall end) {
        return new AnswerCall(read, begin, streams, end);
    }

    @Bean
    AnsweringLife.Work callsUnderWay(HeldSlots slots, LiveStreams live, ExtendPermits permits, EndCall end) {
        return new AnsweringLife.Work(slots, live, permits, end);
    }

    @Bean
    AnsweringLife answeringLife(
            InstanceLease lease, AnsweringLife.Work work, JdbcClient jdbc, AnsweringSettings settings) {
        return new AnsweringLife(lease, new AbandonCalls(jdbc), work, settings.lease());
    }
}
