package com.easyai.gateway.calls;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.groupcommit.Columns;
import com.easyai.gateway.intake.NewJob.IdempotencyKey;
import com.easyai.gateway.job.CallId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes calls down before they are sent anywhere. Of all calls of one user with one key exactly one is begun, over any
 * number of gateways. It is the beginning of its caller's statement: nothing may be sent before that is committed.
 */
public final class BeginCalls {
    private static final String INCOMING = """
            with incoming as (
                select *
                  from unnest(:ids, :kinds, :models, :platforms, :platformModels, :owners, :subs, :users, :streamed,
                              :prices, :keys, :fingerprints)
                    as row (id, kind, model, platform, platform_model, owner, user_sub, end_user, streamed,
                            prices, key, fingerprint)
            )
            """;

    private static final String CLAIMED = """
            , claimed as (
                insert into idempotency_key (user_sub, key, fingerprint, job_id)
                select user_sub, key, fingerprint, id from incoming where key is not null
                on conflict (user_sub, key) do nothing
                returning job_id
            )
            """;

    private static final String INSERTED = """
            , begun as (
                insert into direct_call (id, kind, model, platform, platform_model, owner, user_sub, end_user, streamed, prices)
                select id, kind, model, platform, platform_model, owner, user_sub, end_user, streamed, prices
                  from incoming
                 where key is null %s
                returning id
            )
            """;

    /** Defines {@code begun (id)}, the calls that are begun, for what follows in the same statement. */
    public static final String BEGUN = INCOMING + CLAIMED + INSERTED.formatted("or id in (select job_id from claimed)");

    /** The same where no call has a key, which most have not: less for the database to do. */
    public static final String BEGUN_WITHOUT_KEYS = INCOMING + INSERTED.formatted("");

    private static final String EARLIER = """
            select k.user_sub, k.key, k.fingerprint, k.job_id, c.state, c.answer
              from unnest(:subs, :keys) as wanted (user_sub, key)
              join idempotency_key k on k.user_sub = wanted.user_sub and k.key = wanted.key
              left join direct_call c on c.id = k.job_id
            """;

    private record UserKey(String sub, String key) {
        static UserKey of(NewCall call) {
            return new UserKey(call.from().user().sub(), BeginCalls.key(call));
        }
    }

    private record Earlier(
            byte[] fingerprint, UUID call, @Nullable String state, byte @Nullable [] answer) {}

    private final JdbcClient jdbc;

    public BeginCalls(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What became of each, in their order, once those in {@code begun} are. */
    public List<Beginning> outcomes(List<NewCall> calls, Set<UUID> begun) {
        List<NewCall> rest = calls.stream()
                .filter(call -> !begun.contains(call.id().value()))
                .toList();
        Map<UserKey, Earlier> earlier = rest.isEmpty() ? Map.of() : earlier(rest);
        return calls.stream()
                .map(call -> begun.contains(call.id().value()) ? new Beginning.Begun() : repeat(call, earlier))
                .toList();
    }

    /** Binds what {@link #BEGUN} names. */
    public static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, List<NewCall> calls) {
        // Writers that insert the same keys in the same order wait for each other and do not deadlock.
        var ordered = new ArrayList<>(calls);
        ordered.sort(Comparator.comparing(call -> call.from().user().sub() + ' ' + key(call)));
        return Columns.of(statement, ordered)
                .with("ids", "uuid", call -> call.id().value())
                .with("kinds", "text", call -> call.id().kind().name())
                .with("models", "text", call -> call.made().model())
                .with("platforms", "text", call -> call.made().platform())
                .with("platformModels", "text", call -> call.made().platformModel())
                .with("owners", "uuid", NewCall::owner)
                .with("subs", "text", call -> call.from().user().sub())
                .with(
                        "users",
                        "text",
                        call -> Json.MAPPER.writeValueAsString(call.from().user()))
                .with("streamed", "bool", call -> call.from().streamed())
                .with("prices", "text", call -> call.from().prices())
                .with(
                        "keys",
                        "text",
                        call -> call.key().map(IdempotencyKey::key).orElse(null))
                .with(
                        "fingerprints",
                        "bytea",
                        call -> call.key().map(IdempotencyKey::fingerprint).orElse(null))
                .statement();
    }

    private Map<UserKey, Earlier> earlier(List<NewCall> calls) {
        var found = new HashMap<UserKey, Earlier>();
        Columns.of(jdbc.sql(EARLIER), calls)
                .with("subs", "text", call -> call.from().user().sub())
                .with("keys", "text", BeginCalls::key)
                .statement()
                .query((row, n) -> found.put(new UserKey(row.getString("user_sub"), row.getString("key")), read(row)))
                .list();
        return found;
    }

    private static Earlier read(ResultSet row) throws SQLException {
        return new Earlier(
                row.getBytes("fingerprint"),
                row.getObject("job_id", UUID.class),
                row.getString("state"),
                row.getBytes("answer"));
    }

    private static Beginning repeat(NewCall call, Map<UserKey, Earlier> earlier) {
        Earlier first = earlier.get(UserKey.of(call));
        // The other call's key was freed between the two statements, or its row is not visible yet.
        if (first == null || (first.state() == null && isSame(first, call))) {
            return new Beginning.StillRunning();
        }
        if (!isSame(first, call)) {
            return new Beginning.KeyReused();
        }
        if ("RUNNING".equals(first.state())) {
            return new Beginning.StillRunning();
        }
        return first.answer() == null
                ? new Beginning.NotKept()
                : new Beginning.Replayed(new CallId(call.id().kind(), first.call()), first.answer());
    }

    private static boolean isSame(Earlier first, NewCall call) {
        return Arrays.equals(first.fingerprint(), call.key().orElseThrow().fingerprint());
    }

    private static String key(NewCall call) {
        return call.key().map(IdempotencyKey::key).orElse("");
    }
}
