package com.easyai.gateway.waiting;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which queues have jobs in them. */
public final class ReadPools {
    // From one pool to the next by the index: the cost grows with the queues, not with who stands in them.
    private static final String POOLS = """
            with recursive next as (
                (select pool from waiting_user order by pool limit 1)
                union all
                select (select later.pool from waiting_user later where later.pool > next.pool order by later.pool limit 1)
                  from next where next.pool is not null
            )
            select pool from next where pool is not null
            """;

    private final JdbcClient jdbc;

    public ReadPools(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<String> occupied() {
        return jdbc.sql(POOLS).query(String.class).list();
    }
}
