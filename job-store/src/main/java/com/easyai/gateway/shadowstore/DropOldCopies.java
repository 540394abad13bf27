package com.easyai.gateway.shadowstore;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ends the retention of comparisons, a few thousand in a statement so that none takes long. */
public final class DropOldCopies {
    private static final int AT_A_TIME = 5_000;
    private static final String DROP = """
            delete from shadow_comparison
             where request_id in (select request_id from shadow_comparison
                                   where received_at < now() - :age * interval '1 millisecond'
                                   limit :most for update skip locked)
            """;
    private static final String DROP_COUNTS =
            "delete from shadow_unreadable where day < (now() - :age * interval '1 millisecond')::date";

    private final JdbcClient jdbc;

    public DropOldCopies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Drops all that came longer than {@code retention} ago, compared or not. */
    public void drop(Duration retention) {
        int dropped;
        do {
            dropped = jdbc.sql(DROP)
                    .param("age", retention.toMillis())
                    .param("most", AT_A_TIME)
                    .update();
        } while (dropped == AT_A_TIME);
        jdbc.sql(DROP_COUNTS).param("age", retention.toMillis()).update();
    }
}
