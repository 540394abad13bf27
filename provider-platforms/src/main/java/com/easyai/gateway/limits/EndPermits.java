package com.easyai.gateway.limits;

import com.easyai.gateway.groupcommit.Columns;
import com.easyai.gateway.groupcommit.GroupCommit;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Ends permits whose calls are over, for callers that do not do so in a statement of their own. Waits for no decision; the
 * next one on the platform gives the slot back, and puts the tokens used in the place of those reserved if the minute in
 * which they were reserved still lasts.
 */
public final class EndPermits implements AutoCloseable {
    private static final String END = """
            update permit
               set ended = true, used = row.used
              from unnest(:owners, :numbers, :used) as row (owner, number, used)
             where permit.owner = row.owner and permit.number = row.number and not permit.ended
            """;

    /** A call that is over; without its tokens what was reserved stays. */
    public record Ended(PermitRequest.Key key, OptionalLong tokens) {}

    private final JdbcClient jdbc;
    private final GroupCommit<Ended, Boolean> writer;

    public EndPermits(JdbcClient jdbc, GroupCommit.Size size) {
        this.jdbc = jdbc;
        this.writer = new GroupCommit<>("ended-permits", size, this::end);
    }

    /** Returns after the commit. A permit that is not alive, or never had to be remembered, is not missed. */
    public void end(Ended ended) {
        writer.write(ended);
    }

    @Override
    public void close() {
        writer.close();
    }

    /** Ends all of them inside the caller's own transaction. */
    public static void endAll(JdbcClient jdbc, List<Ended> ended) {
        Columns.of(jdbc.sql(END), ended)
                .with("owners", "uuid", e -> e.key().owner())
                .with("numbers", "int4", e -> e.key().number())
                .with("used", "int8", e -> e.tokens().isPresent() ? e.tokens().getAsLong() : null)
                .statement()
                .update();
    }

    private List<Boolean> end(List<Ended> ended) {
        endAll(jdbc, ended);
        return ended.stream().map(e -> true).toList();
    }
}
