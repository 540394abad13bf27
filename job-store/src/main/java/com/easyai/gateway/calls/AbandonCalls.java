package com.easyai.gateway.calls;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Closes the calls that an api-service left open when it died. What came of them nobody knows, so nothing is charged: they
 * stay listed until an operator resolves them, and their idempotency keys are free again.
 */
public final class AbandonCalls {
    private static final String ABANDON = """
            with left_open as (
                select id from direct_call
                 where state = 'RUNNING'
                   and not exists (select from api_instance i where i.id = direct_call.owner and i.lease_until > now())
                 order by id
                 limit 1000
                   for update skip locked
            ), abandoned as (
                update direct_call
                   set state = 'ABANDONED', ended_at = now(),
                       error = 'The gateway that answered the call died; nobody knows how far it came.'
                  from left_open
                 where direct_call.id = left_open.id
                returning direct_call.id, direct_call.user_sub
            ), freed as (
                delete from idempotency_key
                 using abandoned
                 where idempotency_key.user_sub = abandoned.user_sub and idempotency_key.job_id = abandoned.id
            )
            select count(*) from abandoned
            """;

    private static final String FORGET = "delete from api_instance where lease_until < now() - interval '1 hour'";

    private static final String UNMARK =
            "delete from crash_mark where not exists (select from api_instance i where i.id = crash_mark.instance)";

    private final JdbcClient jdbc;

    public AbandonCalls(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many were abandoned; safe to run anywhere at any time. */
    public int ofTheDead() {
        int abandoned = jdbc.sql(ABANDON).query(Integer.class).single();
        jdbc.sql(FORGET).update();
        jdbc.sql(UNMARK).update();
        return abandoned;
    }
}
