package com.easyai.gateway.limits;

import com.easyai.gateway.groupcommit.GroupCommit;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Decides, before a call, whether the limits of its platform and of its model there have room, and counts it at once.
 * Guarantees, for all processes on the database together: in no minute does a provider see more requests than allowed, nor
 * are more tokens reserved; no more permits are alive than there are slots. Both scopes are decided together: a call that
 * one of them refuses is counted at none.
 *
 * <p>Asked again with the same key and options while the permit is alive, the answer is the same and nothing is counted
 * twice. A call that only a rate of requests binds leaves nothing that could be recognised, and is counted again.
 */
public final class TakePermits implements AutoCloseable {
    private static final String METER = "gateway.permits";

    private final JdbcClient jdbc;
    private final MeterRegistry metrics;
    private final GroupCommit<PermitRequest, PermitReply> writer;

    public TakePermits(JdbcClient jdbc, GroupCommit.Size size, MeterRegistry metrics) {
        this.jdbc = jdbc;
        this.metrics = metrics;
        this.writer = new GroupCommit<>("permits", size, this::decide);
    }

    /**
     * Waits for the decision; callers of one process share a round trip.
     *
     * @throws GroupCommit.FullException when too many wait; nothing was counted
     * @throws org.springframework.dao.DataIntegrityViolationException when the key's permit is alive with other options
     */
    public PermitReply take(PermitRequest request) {
        return writer.write(request);
    }

    /**
     * Decides about all of them in one round trip, each in its turn. Inside the caller's own transaction (read committed)
     * it should come last: everybody else who asks about these platforms waits for the commit.
     */
    public static List<PermitReply> takeAll(JdbcClient jdbc, List<PermitRequest> requests) {
        if (requests.isEmpty()) {
            return List.of();
        }
        var distinct = new LinkedHashMap<PermitRequest.Key, PermitRequest>();
        requests.forEach(request -> distinct.putIfAbsent(request.key(), request));
        List<PermitReply> replies = new Question(List.copyOf(distinct.values())).ask(jdbc);
        if (distinct.size() == requests.size()) {
            return replies;
        }
        Map<PermitRequest.Key, PermitReply> byKey = new LinkedHashMap<>();
        distinct.keySet().forEach(key -> byKey.put(key, replies.get(byKey.size())));
        return requests.stream().map(request -> byKey.get(request.key())).toList();
    }

    @Override
    public void close() {
        writer.close();
    }

    private List<PermitReply> decide(List<PermitRequest> requests) {
        List<PermitReply> replies = takeAll(jdbc, requests);
        replies.forEach(
                reply -> metrics.counter(METER, "outcome", outcome(reply)).increment());
        return replies;
    }

    private static String outcome(PermitReply reply) {
        return switch (reply) {
            case PermitReply.Granted _ -> "granted";
            case PermitReply.NoRoom noRoom -> noRoom.obstacle().name().toLowerCase(Locale.ROOT);
        };
    }
}
