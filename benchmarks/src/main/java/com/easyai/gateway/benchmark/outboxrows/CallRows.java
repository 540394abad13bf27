package com.easyai.gateway.benchmark.outboxrows;

import com.easyai.gateway.calls.BeginCalls;
import com.easyai.gateway.calls.CallOutcome;
import com.easyai.gateway.calls.EndCalls;
import com.easyai.gateway.calls.EndedCall;
import com.easyai.gateway.calls.NewCall;
import com.easyai.gateway.groupcommit.GroupCommit;
import com.easyai.gateway.identity.EndUser;
import com.easyai.gateway.job.CallId;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.pricing.Bill;
import com.easyai.gateway.pricing.EffectivePrice;
import com.easyai.gateway.pricing.PriceSource;
import com.easyai.gateway.settlement.SettlementEvent;
import com.easyai.gateway.usage.Meter;
import com.easyai.gateway.usage.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Chat calls that were begun and have ended: each leaves one settlement and nothing else. */
final class CallRows implements AutoCloseable {
    static final EndUser USER = new EndUser("bench", "bench", null, "key-bench", "key of bench");
    private static final NewCall.Made MADE = new NewCall.Made("gpt-4o-mini", "openai-main", "gpt-4o-mini");
    private static final Usage USED = Usage.tokens(1000, 0, 200);
    private static final Bill BILL =
            Bill.of(List.of(price(Meter.INPUT_TOKEN, "1.05"), price(Meter.OUTPUT_TOKEN, "4.20")), USED, "CNY");

    private final JdbcClient jdbc;
    private final EndCalls end;

    CallRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.end = new EndCalls(jdbc, GroupCommit.Size.DEFAULT);
    }

    void settlements(int count) {
        for (int left = count; left > 0; left -= OutboxRows.BATCH) some(Math.min(left, OutboxRows.BATCH));
    }

    private void some(int count) {
        UUID owner = JobId.create().value();
        List<NewCall> calls = Stream.generate(() -> call(owner)).limit(count).toList();
        BeginCalls.bind(jdbc.sql(BeginCalls.BEGUN + "select id from begun"), calls)
                .query(UUID.class)
                .list();
        OutboxRows.each(calls, call -> end.end(ended(call)));
    }

    private static NewCall call(UUID owner) {
        var from = new NewCall.From(USER, false, "{}");
        return new NewCall(CallId.create(JobKind.CHAT), MADE, from, owner, Optional.empty());
    }

    private static EndedCall ended(NewCall call) {
        var charge = new EndedCall.Charge(
                USED, false, BILL, Optional.of(settlement(call.id().toString())));
        return new EndedCall(
                call,
                CallOutcome.ANSWERED,
                Optional.of(charge),
                new EndedCall.Permit(1, Optional.empty()),
                Optional.empty(),
                Optional.empty());
    }

    static SettlementEvent settlement(String call) {
        return new SettlementEvent(
                JobId.create().value(),
                SettlementEvent.USAGE_SETTLED,
                Instant.now(),
                call,
                JobKind.CHAT,
                USER,
                MADE.model(),
                MADE.platform(),
                MADE.platformModel(),
                USED,
                BILL.lines(),
                BILL.total(),
                BILL.currency(),
                1);
    }

    private static EffectivePrice price(Meter meter, String base) {
        var price = new BigDecimal(base);
        return new EffectivePrice(
                meter, Map.of(), new BigDecimal(1_000_000), price, BigDecimal.ONE, price, PriceSource.BASE);
    }

    @Override
    public void close() {
        end.close();
    }
}
