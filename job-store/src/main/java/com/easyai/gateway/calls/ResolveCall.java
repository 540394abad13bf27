package com.easyai.gateway.calls;

import com.easyai.gateway.job.CallId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Closes a call that its gateway abandoned, once an operator has settled it outside of the gateway. */
public final class ResolveCall {
    private static final String RESOLVE =
            "update direct_call set state = 'RESOLVED', error = :how where id = :id and state = 'ABANDONED'";

    private final JdbcClient jdbc;

    public ResolveCall(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The operator says how; false if the call is not abandoned, or not there. */
    public boolean resolve(CallId call, String how) {
        return jdbc.sql(RESOLVE).param("id", call.value()).param("how", how).update() == 1;
    }
}
