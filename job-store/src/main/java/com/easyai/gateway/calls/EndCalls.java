package com.easyai.gateway.calls;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.groupcommit.Columns;
import com.easyai.gateway.groupcommit.GroupCommit;
import com.easyai.gateway.intake.NewJob.IdempotencyKey;
import com.easyai.gateway.settlement.SettlementEvent;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Ends calls: the row, its bill, its settlement and its permit in one statement. Guarantees that a call ends once, so there is at most
 * one settlement however often its end is written. A call that was abandoned while its gateway was paused ends all the
 * same: that gateway alone knows what came of it. If its idempotency key has begun another call meanwhile it stays
 * abandoned, so that one key is never charged twice. A call that produced nothing frees its key.
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
                              :eventIds, :events, :subs, :keys, :fingerprints, :produced, :permits, :tokens)
                    as row (id, platform, platform_model, outcome, usage, counted, bill, error, answer,
                            event_id, event, user_sub, key, fingerprint, produced, permit, tokens)
            ), %s ended as (
                update direct_call
                   set state = 'ENDED', ended_at = now(), platform = row.platform, platform_model = row.platform_model,
                       outcome = row.outcome, usage = row.usage, counted = row.counted, bill = row.bill,
                       error = row.error, answer = row.answer
                  from row
                 where direct_call.id = row.id and %s
                returning row.id, row.event_id, row.event, row.user_sub, row.key, row.produced
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

    private static final String IS_OPEN = "direct_call.state in ('RUNNING', 'ABANDONED')";

    /** Whoever abandoned a call freed its key: it is taken back, unless another call of the key has begun since. */
    private static final String RECLAIMED = """
            reclaimed as (
                insert into idempotency_key (user_sub, key, fingerprint, job_id)
                select row.user_sub, row.key, row.fingerprint, row.id
                  from row join direct_call on direct_call.id = row.id and direct_call.state = 'ABANDONED'
                 where row.key is not null and row.produced
                on conflict (user_sub, key) do nothing
                returning job_id
            ),""";

    private static final String IS_OPEN_AND_HAS_ITS_KEY = """
            (direct_call.state = 'RUNNING' or direct_call.state = 'ABANDONED'
                and (row.key is null or not row.produced or row.id in (select job_id from reclaimed)))""";

    private static final String FREED = """
            ), freed as (
                delete from idempotency_key
                 using ended
                 where idempotency_key.user_sub = ended.user_sub and idempotency_key.key = ended.key
                   and idempotency_key.job_id = ended.id and not ended.produced
            """;

    /** Where no call has a key, which most have not: less for the database to do. */
    private static final String END_WITHOUT_KEYS = END.formatted("", IS_OPEN, SETTLEMENT, "");

    private static final String END_WITH_KEYS = END.formatted(RECLAIMED, IS_OPEN_AND_HAS_ITS_KEY, SETTLEMENT, FREED);

    private final JdbcClient jdbc;
    private final GroupCommit<EndedCall, Boolean> writer;

    public EndCalls(JdbcClient jdbc, GroupCommit.Size size) {
        this.jdbc = jdbc;
        this.writer = new GroupCommit<>("ended-calls", size, this::endAll);
    }

    /** Returns after the commit, not after its flush; false if it is not there or not to be ended, and nothing was written. */
    public boolean end(EndedCall ended) {
        return writer.write(ended);
    }

    @Override
    public void close() {
        writer.close();
    }

    private List<Boolean> endAll(List<EndedCall> calls) {
        boolean keyed = calls.stream().anyMatch(call -> call.call().key().isPresent());
        var statement = Columns.of(jdbc.sql(keyed ? END_WITH_KEYS : END_WITHOUT_KEYS), calls)
                .with("ids", "uuid", e -> e.call().id().value())
                .with("platforms", "text", e -> e.call().made().platform())
                .with("platformModels", "text", e -> e.call().made().platformModel())
                .with("outcomes", "text", e -> e.outcome().name())
                .with("errors", "text", e -> e.error().orElse(null))
                .with("answers", "bytea", e -> e.answer().orElse(null))
                .with("permits", "int4", e -> e.permit().number())
                .with("tokens", "int8", e -> e.permit().tokens().orElse(null));
        Set<UUID> ended = withKeys(withCharges(statement))
                .statement()
                .query((row, n) -> row.getObject("id", UUID.class))
                .set();
        return calls.stream().map(e -> ended.contains(e.call().id().value())).toList();
    }

    private static Columns<EndedCall> withCharges(Columns<EndedCall> columns) {
        return columns.with("usages", "text", e -> charge(e, c -> json(c.usage())))
                .with(
                        "counted",
                        "bool",
                        e -> e.charge().isPresent() && e.charge().get().counted())
                .with("bills", "text", e -> charge(e, c -> json(c.bill())))
                .with("eventIds", "uuid", e -> settlement(e, SettlementEvent::eventId))
                .with("events", "text", e -> settlement(e, EndCalls::json));
    }

    private static Columns<EndedCall> withKeys(Columns<EndedCall> columns) {
        return columns.with("subs", "text", e -> e.call().from().user().sub())
                .with("keys", "text", e -> key(e, IdempotencyKey::key))
                .with("fingerprints", "bytea", e -> key(e, IdempotencyKey::fingerprint))
                .with("produced", "bool", e -> e.outcome().isProduced());
    }

    private static <T> @Nullable T charge(EndedCall ended, Function<EndedCall.Charge, T> part) {
        return ended.charge().map(part).orElse(null);
    }

    private static <T> @Nullable T settlement(EndedCall ended, Function<SettlementEvent, T> part) {
        return ended.charge().flatMap(EndedCall.Charge::settlement).map(part).orElse(null);
    }

    private static <T> @Nullable T key(EndedCall ended, Function<IdempotencyKey, T> part) {
        return ended.call().key().map(part).orElse(null);
    }

    private static String json(Object value) {
        return Json.MAPPER.writeValueAsString(value);
    }
}
