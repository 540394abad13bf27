package com.easyai.gateway.circuitboard;

import com.easyai.gateway.claim.WorkerId;
import com.easyai.gateway.groupcommit.Columns;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Workers write how their circuits stand; apis read it. */
public final class CircuitBoard {
    private static final String WRITE = """
            insert into circuit (worker, name, state)
            select :worker, row.name, row.state from unnest(:names, :states) as row (name, state)
            on conflict (worker, name) do update set state = excluded.state, since = now()
             where circuit.state <> excluded.state
            """;
    private static final String FORGET =
            "delete from circuit where not exists (select from worker where worker.id = circuit.worker)";
    private static final String READ = """
            select worker.name as worker, circuit.name, circuit.state, circuit.since
              from circuit join worker on worker.id = circuit.worker and worker.lease_until > now()
             order by circuit.name, worker.name
            """;

    private final JdbcClient jdbc;

    public CircuitBoard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One circuit of one live worker. */
    public record Line(String worker, String name, String state, Instant since) {}

    public void write(WorkerId worker, Map<String, String> states) {
        Columns.of(jdbc.sql(WRITE), List.copyOf(states.entrySet()))
                .with("names", "text", Map.Entry::getKey)
                .with("states", "text", Map.Entry::getValue)
                .statement()
                .param("worker", worker.value())
                .update();
        jdbc.sql(FORGET).update();
    }

    public List<Line> read() {
        return jdbc.sql(READ)
                .query((row, n) -> new Line(
                        row.getString("worker"),
                        row.getString("name"),
                        row.getString("state"),
                        row.getObject("since", OffsetDateTime.class).toInstant()))
                .list();
    }
}
