package com.easyai.gateway.circuitboard;

import com.easyai.gateway.groupcommit.Columns;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Workers and apis write how their circuits stand; apis read it. */
public final class CircuitBoard {
    private static final String WRITE = """
            insert into circuit (worker, name, state)
            select :process, row.name, row.state from unnest(:names, :states) as row (name, state)
            on conflict (worker, name) do update set state = excluded.state, since = now()
             where circuit.state <> excluded.state
            """;
    private static final String FORGET = """
            delete from circuit
             where not exists (select from worker where worker.id = circuit.worker)
               and not exists (select from api_instance where api_instance.id = circuit.worker)
            """;
    private static final String READ = """
            select process.name as process, circuit.name, circuit.state, circuit.since
              from circuit
              join (select id, name, lease_until from worker
                     union all
                    select id, name, lease_until from api_instance) as process
                on process.id = circuit.worker and process.lease_until > now()
             order by circuit.name, process.name
            """;

    private final JdbcClient jdbc;

    public CircuitBoard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One circuit of one live worker or api. */
    public record Line(String process, String name, String state, Instant since) {}

    /** {@code process} is the incarnation of a worker or of an api. */
    public void write(UUID process, Map<String, String> states) {
        Columns.of(jdbc.sql(WRITE), List.copyOf(states.entrySet()))
                .with("names", "text", Map.Entry::getKey)
                .with("states", "text", Map.Entry::getValue)
                .statement()
                .param("process", process)
                .update();
        jdbc.sql(FORGET).update();
    }

    public List<Line> read() {
        return jdbc.sql(READ)
                .query((row, n) -> new Line(
                        row.getString("process"),
                        row.getString("name"),
                        row.getString("state"),
                        row.getObject("since", OffsetDateTime.class).toInstant()))
                .list();
    }
}
