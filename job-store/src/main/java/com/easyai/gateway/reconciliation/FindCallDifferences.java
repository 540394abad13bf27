package com.easyai.gateway.reconciliation;

import com.easyai.gateway.job.CallId;
import com.easyai.gateway.job.JobKind;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the calls whose row, bill and settlement do not agree, in one statement and so at one moment. */
final class FindCallDifferences {
    // Text that is no JSON becomes null, so that one broken row does not hide all others.
    private static final String FIND = """
            with facts as materialized (
                select c.id, c.kind, c.platform, c.state, c.owner, c.started_at, o.job_id is not null as settled,
                       billed, case when pg_input_is_valid(billed, 'numeric') then billed::numeric else 0 end as amount,
                       case when pg_input_is_valid(o.body, 'jsonb') then o.body::jsonb ->> 'total' end as told
                  from direct_call c left join outbox o on o.job_id = c.id and o.kind = 'SETTLEMENT'
                 cross join lateral (select case when pg_input_is_valid(c.bill, 'jsonb')
                                                 then c.bill::jsonb ->> 'total' end as billed) bill
                 where c.id > :after and c.id <= :last
            )
            select id, kind, difference, sentence
              from facts cross join lateral (values
                ('CALL_ABANDONED', state = 'ABANDONED',
                     'was abandoned at platform ' || platform || ': its gateway died, and nothing was charged.'),
                ('CALL_OPEN', state = 'RUNNING' and (started_at < now() - interval '1 hour' or not exists (
                         select from api_instance i
                          where i.id = facts.owner and i.lease_until > now() - interval '1 minute')),
                     'is still open: the gateway that answered it is gone, or an hour is over.'),
                ('SETTLEMENT_MISSING', state = 'ENDED' and not settled and amount > 0,
                     'was billed ' || billed || ' and has no settlement.'),
                ('SETTLEMENT_UNDUE', state = 'ENDED' and settled and amount = 0,
                     'was billed nothing and has a settlement.'),
                ('SETTLEMENT_DIFFERS', state = 'ENDED' and settled and amount > 0 and told is distinct from billed,
                     'was billed ' || billed || ', but its settlement says ' || coalesce(told, 'nothing readable') || '.')
              ) as seen (difference, wrong, sentence)
             where wrong
             order by id, difference
            """;

    private final JdbcClient jdbc;

    FindCallDifferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By call, oldest first. */
    List<Finding> in(IdRange range) {
        return jdbc.sql(FIND)
                .param("after", range.after())
                .param("last", range.last())
                .query((row, n) -> new Finding(
                        new CallId(JobKind.valueOf(row.getString("kind")), row.getObject("id", UUID.class)),
                        Difference.valueOf(row.getString("difference")),
                        "The call " + row.getString("sentence")))
                .list();
    }
}
