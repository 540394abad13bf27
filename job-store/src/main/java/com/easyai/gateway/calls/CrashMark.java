package com.easyai.gateway.calls;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells one incarnation of an api-service that PostgreSQL crashed, and may have lost what it had not flushed. */
public final class CrashMark {
    private final JdbcClient jdbc;
    private final UUID instance;

    /** {@code instance} is that of the {@link InstanceLease}. */
    public CrashMark(JdbcClient jdbc, UUID instance) {
        this.jdbc = jdbc;
        this.instance = instance;
    }

    /** True on the first look, and on the first one after a crash; the mark is there again then. */
    public boolean wasGone() {
        return jdbc.sql("insert into crash_mark (instance) values (:instance) on conflict do nothing")
                        .param("instance", instance)
                        .update()
                == 1;
    }
}
