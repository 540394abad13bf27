package com.easyai.gateway.calls;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The lease of one incarnation of an api-service on all calls it answers: one row, on the database's clock. */
public final class InstanceLease {
    private final JdbcClient jdbc;
    private final Duration length;
    private final String name;
    private final UUID id = UuidCreator.getTimeOrderedEpoch();

    /** {@code name} is for people. Nothing is written before the first {@link #extend}. */
    public InstanceLease(JdbcClient jdbc, Duration length, String name) {
        this.jdbc = jdbc;
        this.length = length;
        this.name = name;
    }

    public UUID id() {
        return id;
    }

    /**
     * Begins the lease, or extends it, also when it had run out: calls that others abandoned meanwhile still end here. False
     * if it begins or had run out.
     */
    public boolean extend() {
        return jdbc.sql("""
                        insert into api_instance (id, name, lease_until)
                        values (:id, :name, now() + :length * interval '1 millisecond')
                        on conflict (id) do update set lease_until = excluded.lease_until
                        returning coalesce(old.lease_until > now(), false)
                        """)
                .param("id", id)
                .param("name", name)
                .param("length", length.toMillis())
                .query(Boolean.class)
                .single();
    }

    /** Ends it now; what this incarnation left open is abandoned at once. */
    public void end() {
        jdbc.sql("delete from api_instance where id = :id").param("id", id).update();
    }
}
