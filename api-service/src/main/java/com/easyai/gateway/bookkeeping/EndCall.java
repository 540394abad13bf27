package com.easyai.gateway.bookkeeping;

import com.easyai.gateway.calls.CallOutcome;
import com.easyai.gateway.calls.CrashMark;
import com.easyai.gateway.calls.EndCalls;
import com.easyai.gateway.calls.EndedCall;
import com.easyai.gateway.calls.NewCall;
import com.easyai.gateway.groupcommit.GroupCommit;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.pricing.Bill;
import com.easyai.gateway.relaying.Produced;
import com.easyai.gateway.settlement.SettlementEvent;
import com.easyai.gateway.usage.Usage;
import com.github.f4b6a3.uuid.UuidCreator;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Writes down how calls ended and what they cost. What the store does not take now, or loses in a crash before its disk has
 * it, is written when it is back: its bytes are fixed already, so nothing is charged twice.
 */
public final class EndCall {
    private static final Logger LOG = LoggerFactory.getLogger(EndCall.class);

    private final EndCalls ends;
    private final CrashMark crashes;
    private final FreshEnds fresh = new FreshEnds();
    private final Clock clock;
    private final MeterRegistry metrics;
    private final Queue<EndedCall> unwritten = new ConcurrentLinkedQueue<>();
    private final DoubtfulCalls doubtful = new DoubtfulCalls();

    public EndCall(EndCalls ends, CrashMark crashes, Clock clock, MeterRegistry metrics) {
        this.ends = ends;
        this.crashes = crashes;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** The platform produced something. {@code answer} is what a repeated key is answered with. */
    public void produced(UnderWay call, CallOutcome outcome, Produced produced, Optional<byte[]> answer) {
        boolean nothing = produced.isNothing() && !isEmbedding(call, outcome);
        Usage usage = nothing ? Usage.tokens(0, 0, 0) : produced.usage(call.prompt());
        Bill bill = nothing
                ? Bill.nothing(call.offer().prices().currency())
                : call.offer().prices().bill(call.call().made().platform(), usage);
        Optional<SettlementEvent> settlement =
                bill.isFree() ? Optional.empty() : Optional.of(settlement(call, usage, bill));
        var charge = new EndedCall.Charge(usage, produced.isCounted(), bill, settlement);
        // What a platform did before the first word nobody knows, so all that was reserved stays counted.
        var permit = new EndedCall.Permit(call.permit(), nothing ? Optional.empty() : Optional.of(tokens(usage)));
        write(new EndedCall(call.call(), outcome, Optional.of(charge), permit, answer, Optional.empty()));
    }

    /** Nothing was produced, and nothing is charged. {@code tokens} as the limits are told. */
    public void failed(UnderWay call, CallOutcome outcome, String why, Optional<Long> tokens) {
        var permit = new EndedCall.Permit(call.permit(), tokens);
        write(new EndedCall(call.call(), outcome, Optional.empty(), permit, Optional.empty(), Optional.of(why)));
    }

    /** The store did not say whether the call was begun: it is ended as soon as it is seen there. Nothing is charged. */
    public void perhapsBegun(UnderWay call) {
        doubtful.add(new EndedCall(
                call.call(),
                CallOutcome.FAILED,
                Optional.empty(),
                new EndedCall.Permit(call.permit(), Optional.of(0L)),
                Optional.empty(),
                Optional.of("The gateway did not learn whether the call was begun, and sent it nowhere.")));
    }

    /** Tries again what could not be written, and writes again what the store may have lost. One thread calls it, in rounds. */
    public void writeRest() {
        long looked = System.nanoTime();
        if (crashes.wasGone()) {
            unwritten.addAll(fresh.takeAll());
        } else {
            fresh.forgetFlushed(looked);
        }
        writeUnwritten();
        doubtful.end(this::commit);
    }

    /** Tries again what could not be written. Any thread may, also beside another: an end that is written twice is one. */
    public void writeUnwritten() {
        for (EndedCall next = unwritten.peek(); next != null; next = unwritten.peek()) {
            commit(next);
            unwritten.remove(next);
        }
    }

    private boolean commit(EndedCall ended) {
        FreshEnds.Fresh kept = fresh.keep(ended);
        try {
            return ends.end(ended);
        } finally {
            kept.answered();
        }
    }

    private void write(EndedCall ended) {
        metrics.counter(
                        "gateway.calls",
                        "kind",
                        ended.call().id().kind().wire(),
                        "platform",
                        ended.call().made().platform(),
                        "outcome",
                        ended.outcome().name())
                .increment();
        try {
            commit(ended);
        } catch (DataAccessException | TransactionException | GroupCommit.FullException e) {
            unwritten.add(ended);
            LOG.warn(
                    "The end of {} could not be written; it is tried again until it is",
                    ended.call().id(),
                    e);
        }
    }

    /** Its answer has no words. */
    private static boolean isEmbedding(UnderWay call, CallOutcome outcome) {
        return outcome == CallOutcome.ANSWERED && call.call().id().kind() == JobKind.EMBEDDING;
    }

    private static long tokens(Usage usage) {
        long input = usage.inputTokens() == null ? 0 : usage.inputTokens();
        long output = usage.outputTokens() == null ? 0 : usage.outputTokens();
        return input + output;
    }

    private SettlementEvent settlement(UnderWay under, Usage usage, Bill bill) {
        NewCall call = under.call();
        return new SettlementEvent(
                UuidCreator.getTimeOrderedEpoch(),
                SettlementEvent.USAGE_SETTLED,
                clock.instant(),
                call.id().toString(),
                call.id().kind(),
                call.from().user(),
                call.made().model(),
                call.made().platform(),
                call.made().platformModel(),
                usage,
                bill.lines(),
                bill.total(),
                bill.currency(),
                under.offer().prices().revision());
    }
}
