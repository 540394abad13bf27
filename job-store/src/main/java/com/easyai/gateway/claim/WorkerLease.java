package com.easyai.gateway.claim;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A worker's lease on everything it claimed: one row, on the database's clock. */
public final class WorkerLease {
    private final JdbcClient jdbc;
    private final Duration length;

    public WorkerLease(JdbcClient jdbc, Duration length) {
        this.jdbc = jdbc;
        this.length = length;
    }

    /** Begins a new incarnation; {@code name} is for people. */
    public WorkerId begin(String name) {
        WorkerId worker = WorkerId.create();
        jdbc.sql("""
                        insert into worker (id, name, lease_until)
                        values (:id, :name, now() + :length * interval '1 millisecond')
                        """)
                .param("id", worker.value())
                .param("name", name)
                .param("length", length.toMillis())
                .update();
        return worker;
    }

    /** Extends the lease; false if it had run out, which can never be mended: all claims of this worker are lost. */
    public boolean extend(WorkerId worker) {
        return jdbc.sql("""
                                update worker set lease_until = now() + :length * interval '1 millisecond'
                                 where id = :id and lease_until > now()
                                """)
                        .param("id", worker.value())
                        .param("length", length.toMillis())
                        .update()
                == 1;
    }

    /** Ends the lease now; what the worker still owns is free for others at once. */
    public void end(WorkerId worker) {
        jdbc.sql("delete from worker where id = :id")
                .param("id", worker.value())
                .update();
    }
}
