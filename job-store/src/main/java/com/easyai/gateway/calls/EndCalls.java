package com.easyai.gateway.calls;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.groupcommit.Columns;
import com.easyai.gateway.groupcommit.GroupCommit;
import com.easyai.gateway.intake.NewJob.IdempotencyKey;
import com.easyai.gateway.settlement.SettlementEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Ends calls: the row, its bill, its settlement and its permit in one statement. Guarantees that a call ends once, so there is at most
 * one settlement however often its end is written. A call that was abandoned while its gateway was paused ends all the
 * same: that gateway alone knows what came of it. A call that produced nothing frees its idempotency key.
 *
 * <p>An end is committed, and everybody sees it, before the disk has it, which follows within moments. A crash of
 * PostgreSQL in between loses it: whoever ends calls writes the latest once more when {@link CrashMark} tells of one.
 */
public final class EndCalls implements AutoCloseable {
    /** As for jobs: the settlement's place among the deliveries of its call. */
    private static final int SETTLEMENT = 1000;

    private static final String END = """
            with row as (
                select *
                  from unnest(:ids, :platforms, :platformModels, :outcomes, :usages, :counted, :bills, :errors, :answers,
                              :eventIds, :events, :subs, :freedKeys, :permits, :tokens)
                    as row (id, platform, platform_model, outcome, usage, counted, bill, error, answer,
                            event_id, event, user_sub, freed_key, permit, tokens)
            ), ended as (
                update direct_call
                   set state = 'ENDED', ended_at = now(), platform = row.platform, platform_model = row.platform_model,
                       outcome = row.outcome, usage = row.usage, counted = row.counted, bill = row.bill,
                       error = row.error, answer = row.answer
                  from row
                 where direct_call.id = row.id and direct_call.state in ('RUNNING', 'ABANDONED')
                returning row.id, row.event_id, row.event, row.user_sub, row.freed_key
            ), settled as (
                insert into outbox (job_id, sequence, kind, event_id, body, state)
                select id, %d, 'SETTLEMENT', event_id, event, 'PENDING' from ended where event is not null
            %s), released as (
                update permit set ended = true, used = row.tokens
                  from row
                 where permit.owner = row.id and permit.number = row.permit and not permit.ended
            )
            select id from ended cross join (select set_config('synchronous_commit', 'off', true)) as this_commit
            """;

    private static final String FREED = """
            ), freed as (
                delete from idempotency_key
                 using ended
                 where idempotency_key.user_sub = ended.user_sub and idempotency_key.key = ended.freed_key
                   and idempotency_key.job_id = ended.id
            """;

    private static final String END_ONLY = END.formatted(SETTLEMENT, "");
    private static final String END_AND_FREE_KEYS = END.formatted(SETTLEMENT, FREED);

    private final JdbcClient jdbc;
    private final GroupCommit<EndedCall, Boolean> writer;

    public EndCalls(JdbcClient jdbc, GroupCommit.Size size) {
        this.jdbc = jdbc;
        this.writer = new GroupCommit<>("ended-calls", size, this::endAll);
    }

    /** Returns after the commit, not after its flush; false if it had ended before, and nothing was written. */
    public boolean end(EndedCall ended) {
        return writer.write(ended);
    }

    @Override
    public void close() {
        writer.close();
    }

    private List<Boolean> endAll(List<EndedCall> calls) {
        boolean freeing = calls.stream().anyMatch(call -> freedKey(call) != null);
        var ended = new HashSet<UUID>(Columns.of(jdbc.sql(freeing ? END_AND_FREE_KEYS : END_ONLY), calls)
                .with("ids", "uuid", e -> e.call().id().value())
                .with("platforms", "text", e -> e.call().made().platform())
                .with("platformModels", "text", e -> e.call().made().platformModel())
                .with("outcomes", "text", e -> e.outcome().name())
                .with(
                        "usages",
                        "text",
                        e -> e.charge().map(c -> json(c.usage())).orElse(null))
                .with(
                        "counted",
                        "bool",
                        e -> e.charge().map(EndedCall.Charge::counted).orElse(false))
                .with("bills", "text", e -> e.charge().map(c -> json(c.bill())).orElse(null))
                .with("errors", "text", e -> e.error().orElse(null))
                .with("answers", "bytea", e -> e.answer().orElse(null))
                .with(
                        "eventIds",
                        "uuid",
                        e -> settlement(e).map(SettlementEvent::eventId).orElse(null))
                .with("events", "text", e -> settlement(e).map(EndCalls::json).orElse(null))
                .with("subs", "text", e -> e.call().from().user().sub())
                .with("freedKeys", "text", EndCalls::freedKey)
                .with("permits", "int4", e -> e.permit().number())
                .with("tokens", "int8", e -> e.permit().tokens().orElse(null))
                .statement()
                .query((row, n) -> row.getObject("id", UUID.class))
                .list());
        return calls.stream().map(e -> ended.contains(e.call().id().value())).toList();
    }

    private static Optional<SettlementEvent> settlement(EndedCall ended) {
        return ended.charge().flatMap(EndedCall.Charge::settlement);
    }

    private static @Nullable String freedKey(EndedCall ended) {
        return ended.outcome().isProduced()
                ? null
                : ended.call().key().map(IdempotencyKey::key).orElse(null);
    }

    private static String json(Object value) {
        return Json.MAPPER.writeValueAsString(value);
    }
}
