package com.easyai.gateway.limits;

import com.easyai.gateway.groupcommit.Columns;
import com.easyai.gateway.limits.PermitReply.Granted;
import com.easyai.gateway.limits.PermitReply.NoRoom;
import com.easyai.gateway.limits.PermitReply.Obstacle;
import com.easyai.gateway.limits.PermitRequest.Gate;
import com.easyai.gateway.limits.PermitRequest.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A batch of requests as the arrays that the database's function takes: each scope and each gate is named once. It can be
 * asked by itself, or inside a statement of its caller's, so that both take one round trip and one commit.
 */
public final class Question {
    /** The columns that {@link #reply} reads. */
    public static final String REPLY = "choice, send_within, after_pause, obstacle, obstacle_scope, room";

    private static final String TAKE = "select " + REPLY + " from " + from("cast(:permit_owners as uuid[])");

    /** A request and the numbers of its options. */
    private record Asked(PermitRequest request, int first, int last) {}

    /** What all requests together would take of a scope, each by its first option. */
    private record Wanted(int requests, long tokens, int slots) {
        static final Wanted NOTHING = new Wanted(0, 0, 0);

        static Wanted by(Option option) {
            return new Wanted(1, option.tokens(), option.isRemembered() ? 1 : 0);
        }

        Wanted plus(Wanted more) {
            return new Wanted(requests + more.requests, tokens + more.tokens, slots + more.slots);
        }
    }

    /** Things in the order in which they were first met, numbered from 1. */
    private static final class Numbered<T> {
        private final Map<T, Integer> numbers = new LinkedHashMap<>();

        int of(T thing) {
            return numbers.computeIfAbsent(thing, added -> numbers.size() + 1);
        }

        List<T> all() {
            return List.copyOf(numbers.keySet());
        }
    }

    private final List<Asked> asked = new ArrayList<>();
    private final List<Option> options = new ArrayList<>();
    private final Numbered<Gate> gates = new Numbered<>();
    private final Numbered<Scope> scopes = new Numbered<>();
    private final Map<Scope, Wanted> wanted = new HashMap<>();
    private final Numbered<Scope> counted = new Numbered<>();
    private final Numbered<Scope> platforms = new Numbered<>();

    /**
     * To stand in a statement's {@code from}, one row a request in their order. {@code owners} is what the function takes
     * for {@code :permit_owners}: where that comes from another row, nothing is decided before there is that row.
     */
    public static String from(String owners) {
        return """
                take_permits(%s, :numbers, :leases, :firsts, :lasts,
                             :platform_gates, :model_gates, :reserves, :counts, :remembers,
                             :gate_scopes, :rpms, :tpms, :slots,
                             :scopes, :wanted_requests, :wanted_tokens, :wanted_slots, :counted, :counted_platforms)
                """.formatted(owners);
    }

    /** No two of the requests have the same key. */
    public Question(List<PermitRequest> requests) {
        requests.forEach(this::add);
    }

    private void add(PermitRequest request) {
        int first = options.size() + 1;
        request.options().forEach(this::add);
        want(request.options().getFirst());
        asked.add(new Asked(request, first, options.size()));
    }

    private void want(Option option) {
        if (option.isCounted()) {
            option.scopes().forEach(scope -> wanted.merge(scope, Wanted.by(option), Wanted::plus));
        }
    }

    private void add(Option option) {
        options.add(option);
        option.scopes().forEach(scopes::of);
        if (option.isCounted()) {
            option.scopes().forEach(counted::of);
            platforms.of(option.platform().scope());
        }
    }

    /** One round trip; the replies are in the order of the requests. */
    List<PermitReply> ask(JdbcClient jdbc) {
        JdbcClient.StatementSpec statement = bind(jdbc.sql(TAKE));
        long before = System.nanoTime();
        return statement.query((row, n) -> reply(row, before)).list();
    }

    /** Binds what {@link #from} names, and {@code :permit_owners}. */
    public JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement) {
        bindRequests(statement);
        bindOptions(statement);
        bindGates(statement);
        bindScopes(statement);
        return statement;
    }

    private void bindRequests(JdbcClient.StatementSpec statement) {
        Columns.of(statement, asked)
                .with("permit_owners", "uuid", a -> a.request().key().owner())
                .with("numbers", "int4", a -> a.request().key().number())
                .with("leases", "int8", a -> a.request().lease().toMillis())
                .with("firsts", "int4", Asked::first)
                .with("lasts", "int4", Asked::last);
    }

    private void bindOptions(JdbcClient.StatementSpec statement) {
        Columns.of(statement, options)
                .with("platform_gates", "int4", option -> gates.of(option.platform()))
                .with("model_gates", "int4", option -> gates.of(option.model()))
                .with("reserves", "int8", Option::tokens)
                .with("counts", "bool", Option::isCounted)
                .with("remembers", "bool", Option::isRemembered);
    }

    private void bindGates(JdbcClient.StatementSpec statement) {
        Columns.of(statement, gates.all())
                .with("gate_scopes", "int4", gate -> scopes.of(gate.scope()))
                .with("rpms", "int4", gate -> gate.limits().rpm())
                .with("tpms", "int8", gate -> gate.limits().tpm())
                .with("slots", "int4", gate -> gate.limits().concurrency());
    }

    private void bindScopes(JdbcClient.StatementSpec statement) {
        Columns.of(statement, scopes.all())
                .with("scopes", "text", Scope::name)
                .with("wanted_requests", "int4", scope -> wanted(scope).requests())
                .with("wanted_tokens", "int8", scope -> wanted(scope).tokens())
                .with("wanted_slots", "int4", scope -> wanted(scope).slots());
        Columns.of(statement, counted.all()).with("counted", "text", Scope::name);
        Columns.of(statement, platforms.all()).with("counted_platforms", "text", Scope::name);
    }

    private Wanted wanted(Scope scope) {
        return wanted.getOrDefault(scope, Wanted.NOTHING);
    }

    /** {@code before} is a {@link System#nanoTime} at which the question had not gone out yet. */
    public static PermitReply reply(ResultSet row, long before) throws SQLException {
        String obstacle = row.getString("obstacle");
        if (obstacle == null) {
            long until = before + TimeUnit.MILLISECONDS.toNanos(row.getLong("send_within"));
            return new Granted(row.getInt("choice"), until, row.getBoolean("after_pause"));
        }
        return new NoRoom(
                Obstacle.valueOf(obstacle),
                new Scope(row.getString("obstacle_scope")),
                Optional.ofNullable(row.getObject("room", OffsetDateTime.class)).map(OffsetDateTime::toInstant));
    }
}
