package com.easyai.gateway.benchmark.waiting;

import com.easyai.gateway.canonical.Json;
import com.easyai.gateway.identity.EndUser;
import com.easyai.gateway.pricing.PriceSnapshot;
import com.easyai.gateway.schema.JobPartitions;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Fills a queue with jobs of many users, in the store's own schema. */
final class WaitingJobs {
    static final int USERS = 1_000;

    private static final String FILL = """
            insert into job (id, kind, model, state, epoch, pool, priority, user_sub, end_user, credential, request,
                             metadata, callback, prices, deadline)
            select uuidv7(), 'IMAGE', 'gpt-image-1', 'WAITING', 2, :pool, 1, 'user-' || n %% %1$d,
                   replace(:user, 'user-0', 'user-' || n %% %1$d), ''::bytea, :request, '{}', true, :prices,
                   now() + interval '1 day'
              from generate_series(:first, :last) as n
            """.formatted(USERS);
    private static final String LINE = """
            insert into waiting_user (pool, user_sub) select :pool, 'user-' || n from generate_series(0, %d) as n
            on conflict do nothing
            """.formatted(USERS - 1);
    /** As long as a request with a prompt of some sentences. */
    private static final String REQUEST = "{\"prompt\":\"" + "a red fox in the snow ".repeat(20) + "\"}";

    private final JdbcClient jdbc;
    private final String pool;

    private WaitingJobs(JdbcClient jdbc, String pool) {
        this.jdbc = jdbc;
        this.pool = pool;
    }

    /** The schema, and a queue without jobs. */
    static WaitingJobs in(DataSource database, String pool) {
        Flyway.configure().dataSource(database).load().migrate();
        JdbcClient jdbc = JdbcClient.create(database);
        var transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        new JobPartitions(jdbc, transaction, Clock.systemUTC()).prepare();
        return new WaitingJobs(jdbc, pool);
    }

    void add(int first, int last) {
        jdbc.sql(FILL)
                .param("pool", pool)
                .param("user", Json.MAPPER.writeValueAsString(new EndUser("user-0", "demo", null, null, null)))
                .param("request", REQUEST)
                .param("prices", Json.MAPPER.writeValueAsString(new PriceSnapshot(1, "CNY", Map.of())))
                .param("first", first)
                .param("last", last)
                .update();
        jdbc.sql(LINE).param("pool", pool).update();
    }

    /** As autovacuum would have done by the time that so many have gathered. */
    void settle() {
        jdbc.sql("vacuum analyze job").update();
        jdbc.sql("vacuum analyze waiting_user").update();
        jdbc.sql("checkpoint").update();
    }
}
