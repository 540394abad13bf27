package com.easyai.gateway.webhookstop;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Holds back all webhooks, of all relays, once server-main has answered 410. An operator who replays one ends it; those
 * that were parked meanwhile wait to be replayed too.
 */
public final class WebhookStop {
    private static final int AT_ONCE = 1000;

    private static final String WHY =
            "It was not sent: server-main answered a webhook with 410, so it wants none. Replay one when it does.";

    // Without a stop the outbox is not looked at.
    private static final String PARK = """
            with due as materialized (
                select job_id, sequence from outbox
                 where kind = 'WEBHOOK' and state = 'PENDING' and due_at <= now() and exists (select from webhook_stop)
                 order by due_at
                 limit :max
                   for update skip locked
            )
            update outbox set state = 'PARKED', last_error = :why, epoch = outbox.epoch + 1
              from due
             where outbox.job_id = due.job_id and outbox.sequence = due.sequence
            """;

    private final JdbcClient jdbc;

    public WebhookStop(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** From now on none is claimed. */
    public void begin() {
        jdbc.sql("insert into webhook_stop default values on conflict do nothing")
                .update();
    }

    /** Parks what is due while webhooks are stopped; true if there was any. */
    public boolean parkDue() {
        return jdbc.sql(PARK).param("max", AT_ONCE).param("why", WHY).update() > 0;
    }
}
