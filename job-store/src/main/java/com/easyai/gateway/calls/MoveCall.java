package com.easyai.gateway.calls;

import com.easyai.gateway.job.CallId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notes that a call goes to another platform, before it is sent there. */
public final class MoveCall {
    private final JdbcClient jdbc;

    public MoveCall(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void to(CallId call, NewCall.Made made) {
        jdbc.sql("""
                        update direct_call set platform = :platform, platform_model = :platformModel
                         where id = :id and state in ('RUNNING', 'ABANDONED')
                        """)
                .param("id", call.value())
                .param("platform", made.platform())
                .param("platformModel", made.platformModel())
                .update();
    }
}
