package com.easyai.gateway.jobstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.calls.AbandonCalls;
import com.easyai.gateway.calls.BeginCalls;
import com.easyai.gateway.calls.Beginning;
import com.easyai.gateway.calls.CallOutcome;
import com.easyai.gateway.calls.EndCalls;
import com.easyai.gateway.calls.EndedCall;
import com.easyai.gateway.calls.InstanceLease;
import com.easyai.gateway.calls.NewCall;
import com.easyai.gateway.calls.ResolveCall;
import com.easyai.gateway.groupcommit.GroupCommit;
import com.easyai.gateway.identity.EndUser;
import com.easyai.gateway.intake.NewJob.IdempotencyKey;
import com.easyai.gateway.job.CallId;
import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobKind;
import com.easyai.gateway.job.WorkId;
import com.easyai.gateway.outbox.OutboxDesk;
import com.easyai.gateway.pricing.Bill;
import com.easyai.gateway.reconciliation.Finding;
import com.easyai.gateway.reconciliation.Graces;
import com.easyai.gateway.reconciliation.Reconcile;
import com.easyai.gateway.settlement.SettlementEvent;
import com.easyai.gateway.usage.Usage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls: begun once a key, ended once, billed once, and never forgotten. */
class CallsTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Bill TWO = new Bill(List.of(), "2", "CNY");

    private final TestStore store = TestStore.running();
    private final BeginCalls begin = new BeginCalls(store.jdbc);
    private final EndCalls end = new EndCalls(store.jdbc, GroupCommit.Size.DEFAULT);
    private final AbandonCalls abandon = new AbandonCalls(store.jdbc);
    private final Reconcile reconcile = new Reconcile(store.jdbc, new Graces(HOUR, HOUR));
    private final ResolveCall resolve = new ResolveCall(store.jdbc);
    private final InstanceLease lease = new InstanceLease(store.jdbc, Duration.ofMinutes(1), "test");
    private final String user = "u" + UUID.randomUUID();

    @BeforeEach
    void live() {
        lease.extend();
    }

    @AfterEach
    void close() {
        end.close();
    }

    @Test
    void of_many_calls_with_one_key_one_is_begun() throws Exception {
        var outcomes = new ConcurrentLinkedQueue<Beginning>();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 50).forEach(i -> threads.execute(() -> outcomes.add(begin(keyed("k", 1)))));
        }

        assertThat(outcomes).hasSize(50);
        assertThat(outcomes).filteredOn(Beginning.Begun.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(Beginning.StillRunning.class::isInstance)
                .hasSize(49);
    }

    @Test
    void a_batch_may_hold_the_same_key_twice() {
        List<Beginning> outcomes = begin(List.of(keyed("k", 1), keyed("k", 1), keyed("k", 2)));

        assertThat(outcomes).filteredOn(Beginning.Begun.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(o -> !(o instanceof Beginning.Begun)).hasSize(2);
    }

    @Test
    void a_call_ends_once_and_settles_once_however_often_its_end_is_written() {
        NewCall call = begun(Optional.empty());

        assertThat(end.end(billed(call, TWO, "2"))).isTrue();
        assertThat(end.end(billed(call, TWO, "2"))).isFalse();

        assertThat(settlements(call)).isEqualTo(1);
        assertThat(differences()).doesNotContain(call.id(), new JobId(call.id().value()));
    }

    @Test
    void a_settlement_that_is_stuck_is_listed_by_its_calls_own_id_and_sent_again_by_it() {
        var desk = new OutboxDesk(store.jdbc);
        NewCall call = begun(Optional.empty());
        end.end(billed(call, TWO, "2"));
        store.jdbc
                .sql("update outbox set state = 'PARKED' where job_id = :id")
                .param("id", call.id().value())
                .update();

        List<OutboxDesk.Delivery> stuck = desk.inState("PARKED", 1000).stream()
                .filter(delivery -> delivery.jobId().equals(call.id()))
                .toList();

        assertThat(stuck)
                .singleElement()
                .extracting(OutboxDesk.Delivery::id)
                .asString()
                .startsWith(call.id() + "-");
        assertThat(desk.replay(stuck.getFirst().id())).isTrue();
        assertThat(desk.inState("PARKED", 1000))
                .extracting(OutboxDesk.Delivery::jobId)
                .doesNotContain(call.id());
    }

    @Test
    void a_key_is_answered_from_the_row_and_free_again_after_a_failure() {
        NewCall answered = begun(key("a", 1));
        end.end(billed(answered, TWO, "2"));
        NewCall failed = begun(key("f", 1));
        end.end(failed(failed));

        assertThat(begin(keyed("a", 1))).isInstanceOfSatisfying(Beginning.Replayed.class, replayed -> {
            assertThat(replayed.first()).isEqualTo(answered.id());
            assertThat(replayed.answer()).containsExactly(7);
        });
        assertThat(begin(keyed("a", 2))).isInstanceOf(Beginning.KeyReused.class);
        assertThat(begin(keyed("f", 2))).isInstanceOf(Beginning.Begun.class);
    }

    @Test
    void calls_of_a_dead_gateway_are_abandoned_listed_and_resolved_and_their_keys_free() {
        NewCall call = begun(key("k", 1));
        assertThat(abandon.ofTheDead()).isZero();
        assertThat(differences()).doesNotContain(call.id());

        lease.end();
        assertThat(abandon.ofTheDead()).isEqualTo(1);

        assertThat(differences()).contains(call.id());
        assertThat(settlements(call)).isZero();
        lease.extend();
        assertThat(begin(keyed("k", 1))).isInstanceOf(Beginning.Begun.class);
        assertThat(resolve.resolve(call.id(), "looked up: nothing was produced"))
                .isTrue();
        assertThat(resolve.resolve(call.id(), "again")).isFalse();
        assertThat(differences()).doesNotContain(call.id());
    }

    @Test
    void a_gateway_that_was_only_paused_ends_its_call_after_all() {
        NewCall call = begun(Optional.empty());
        lease.end();
        abandon.ofTheDead();

        assertThat(end.end(billed(call, TWO, "2"))).isTrue();

        assertThat(settlements(call)).isEqualTo(1);
        assertThat(differences()).doesNotContain(call.id());
    }

    @Test
    void an_abandoned_call_whose_key_began_another_one_is_not_charged_as_well() {
        NewCall first = abandoned(key("k", 1));
        NewCall second = begun(key("k", 1));
        end.end(billed(second, TWO, "2"));

        assertThat(end.end(billed(first, TWO, "2"))).isFalse();

        assertThat(settlements(first)).isZero();
        assertThat(settlements(second)).isEqualTo(1);
        assertThat(differences()).contains(first.id()).doesNotContain(second.id());
    }

    @Test
    void an_abandoned_call_that_ends_after_all_has_its_key_again() {
        NewCall call = abandoned(key("k", 1));

        assertThat(end.end(billed(call, TWO, "2"))).isTrue();

        assertThat(settlements(call)).isEqualTo(1);
        assertThat(begin(keyed("k", 1))).isInstanceOf(Beginning.Replayed.class);
        assertThat(begin(keyed("k", 2))).isInstanceOf(Beginning.KeyReused.class);
    }

    @Test
    void an_abandoned_call_that_failed_ends_and_leaves_its_key_to_others() {
        NewCall first = abandoned(key("k", 1));
        NewCall second = begun(key("k", 1));

        assertThat(end.end(failed(first))).isTrue();

        assertThat(begin(keyed("k", 1))).isInstanceOf(Beginning.StillRunning.class);
        assertThat(end.end(billed(second, TWO, "2"))).isTrue();
    }

    @Test
    void a_lease_tells_whether_it_went_on() {
        assertThat(lease.extend()).isTrue();

        lease.end();

        assertThat(lease.extend()).isFalse();
        assertThat(lease.extend()).isTrue();
    }

    @Test
    void each_disagreement_of_row_and_settlement_is_found() {
        NewCall unsettled = begun(Optional.empty());
        end.end(billed(unsettled, TWO, "2"));
        store.jdbc
                .sql("delete from outbox where job_id = :id")
                .param("id", unsettled.id().value())
                .update();
        NewCall other = begun(Optional.empty());
        end.end(billed(other, TWO, "3"));
        NewCall free = begun(Optional.empty());
        end.end(billed(free, Bill.nothing("CNY"), "2"));
        NewCall open = begun(Optional.empty());
        store.jdbc
                .sql("update direct_call set owner = gen_random_uuid() where id = :id")
                .param("id", open.id().value())
                .update();

        List<Finding> found = found();

        assertThat(sentence(found, unsettled)).contains("billed 2", "no settlement");
        assertThat(sentence(found, other)).contains("billed 2", "says 3");
        assertThat(sentence(found, free)).contains("billed nothing");
        assertThat(sentence(found, open)).contains("still open");
        store.jdbc
                .sql("delete from direct_call where user_sub = :sub")
                .param("sub", user)
                .update();
    }

    private static String sentence(List<Finding> found, NewCall call) {
        return found.stream()
                .filter(difference -> difference.id().equals(call.id()))
                .map(Finding::message)
                .findFirst()
                .orElse("(not found)");
    }

    private List<WorkId> differences() {
        return found().stream().map(Finding::id).toList();
    }

    private List<Finding> found() {
        Instant now = Clock.systemUTC().instant();
        return reconcile
                .page(now.minus(HOUR), now.plus(HOUR), Optional.empty(), 100_000)
                .differences();
    }

    private int settlements(NewCall call) {
        return store.jdbc
                .sql("select count(*) from outbox where job_id = :id and kind = 'SETTLEMENT'")
                .param("id", call.id().value())
                .query(Integer.class)
                .single();
    }

    private Beginning begin(NewCall call) {
        return begin(List.of(call)).getFirst();
    }

    private List<Beginning> begin(List<NewCall> calls) {
        Set<UUID> begun = BeginCalls.bind(store.jdbc.sql(BeginCalls.BEGUN + "select id from begun"), calls)
                .query(UUID.class)
                .set();
        return begin.outcomes(calls, begun);
    }

    private NewCall begun(Optional<IdempotencyKey> key) {
        NewCall call = call(key);
        assertThat(begin(call)).isInstanceOf(Beginning.Begun.class);
        return call;
    }

    private NewCall abandoned(Optional<IdempotencyKey> key) {
        NewCall call = begun(key);
        lease.end();
        assertThat(abandon.ofTheDead()).isPositive();
        lease.extend();
        return call;
    }

    private NewCall keyed(String key, int body) {
        return call(key(key, body));
    }

    private static Optional<IdempotencyKey> key(String key, int body) {
        return Optional.of(new IdempotencyKey(key, new byte[] {(byte) body}));
    }

    private NewCall call(Optional<IdempotencyKey> key) {
        return new NewCall(
                CallId.create(JobKind.CHAT),
                new NewCall.Made("m", "p", "pm"),
                new NewCall.From(user(), false, "{}"),
                lease.id(),
                key);
    }

    private EndUser user() {
        return new EndUser(user, null, null, null, null);
    }

    private static EndedCall failed(NewCall call) {
        return new EndedCall(
                call,
                CallOutcome.FAILED,
                Optional.empty(),
                new EndedCall.Permit(1, Optional.of(0L)),
                Optional.empty(),
                Optional.of("no"));
    }

    private EndedCall billed(NewCall call, Bill bill, String settled) {
        Usage usage = Usage.tokens(1, 0, 1);
        var event = new SettlementEvent(
                UUID.randomUUID(),
                SettlementEvent.USAGE_SETTLED,
                Instant.EPOCH,
                call.id().toString(),
                JobKind.CHAT,
                user(),
                "m",
                "p",
                "pm",
                usage,
                List.of(),
                settled,
                "CNY",
                1);
        return new EndedCall(
                call,
                CallOutcome.ANSWERED,
                Optional.of(new EndedCall.Charge(usage, false, bill, Optional.of(event))),
                new EndedCall.Permit(1, Optional.of(2L)),
                Optional.of(new byte[] {7}),
                Optional.empty());
    }
}
