package com.easyai.gateway.calls;

import com.easyai.gateway.job.CallId;
import com.easyai.gateway.job.JobKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the calls whose row, bill and settlement do not agree. */
public final class ReconcileCalls {
    /** The checks of one statement, each call once; the ids carry the time, so a period is a range of ids. */
    private static final String DIFFERENCES = """
            select c.id, c.kind,
                   case
                     when c.state = 'ABANDONED'
                       then 'was abandoned at platform ' || c.platform || ': its gateway died, and nothing was charged.'
                     when c.state = 'RUNNING'
                       then 'is still open: the gateway that answered it is gone, or an hour is over.'
                     when o.body is null
                       then 'was billed ' || (c.bill::jsonb ->> 'total') || ' and has no settlement.'
                     when c.bill is null or (c.bill::jsonb ->> 'total')::numeric = 0
                       then 'was billed nothing and has a settlement.'
                     else 'was billed ' || (c.bill::jsonb ->> 'total') || ', but its settlement says '
                          || (o.body::jsonb ->> 'total') || '.'
                   end as difference
              from direct_call c
              left join outbox o on o.job_id = c.id and o.kind = 'SETTLEMENT'
             where c.id >= :from and c.id < :to and c.id > :after
               and case c.state
                     when 'ABANDONED' then true
                     when 'RESOLVED' then false
                     when 'RUNNING' then c.started_at < now() - interval '1 hour' or not exists (
                         select from api_instance i
                          where i.id = c.owner and i.lease_until > now() - interval '1 minute')
                     else (c.bill is not null and (c.bill::jsonb ->> 'total')::numeric > 0) <> (o.body is not null)
                          or (o.body is not null and c.bill::jsonb -> 'total' <> o.body::jsonb -> 'total')
                   end
             order by c.id
             limit :limit
            """;

    private static final String RESOLVE =
            "update direct_call set state = 'RESOLVED', error = :how where id = :id and state = 'ABANDONED'";

    /** What is wrong with a call, as a sentence about it. */
    public record Difference(CallId id, String sentence) {}

    private final JdbcClient jdbc;

    public ReconcileCalls(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Calls begun from {@code from} and before {@code to}, by id; {@code after} is the last one of the page before. */
    public List<Difference> differences(Instant from, Instant to, UUID after, int limit) {
        return jdbc.sql(DIFFERENCES)
                .param("from", firstId(from))
                .param("to", firstId(to))
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> new Difference(
                        new CallId(JobKind.valueOf(row.getString("kind")), row.getObject("id", UUID.class)),
                        "Call " + row.getString("difference")))
                .list();
    }

    /** An operator has settled an abandoned call outside of the gateway, and says how; false if it is not abandoned. */
    public boolean resolve(UUID call, String how) {
        return jdbc.sql(RESOLVE).param("id", call).param("how", how).update() == 1;
    }

    /** The smallest version 7 UUID of a moment: 48 bits of milliseconds, then nothing. */
    private static UUID firstId(Instant moment) {
        return new UUID(moment.toEpochMilli() << 16, 0);
    }
}
