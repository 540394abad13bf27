package com.easyai.gateway.reconciliation;

import com.easyai.gateway.job.JobId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Holds jobs against their artifacts and their outbox in one statement, and so at one moment: what a transaction changes
 * together is never seen half changed.
 */
final class FindDifferences {
    // One row a job. Text that is no JSON becomes null, so that one broken row does not hide all others. Materialized:
    // parsing it anew for every check takes most of the time.
    private static final String FACTS = """
            with results as (
                select job_id,
                       count(*) filter (where state = 'STORED') as stored,
                       count(*) filter (where state = 'PENDING') as pending,
                       count(*) filter (where state = 'LOST') as lost
                  from artifact
                 where job_id > :after and job_id <= :last
                 group by job_id
            ), deliveries as (
                select job_id,
                       count(*) filter (where kind = 'SETTLEMENT') as settlements,
                       max(state) filter (where kind = 'SETTLEMENT') as settlement_state,
                       max(event_id::text) filter (where kind = 'SETTLEMENT') as event_id,
                       max(body) filter (where kind = 'SETTLEMENT') as body,
                       count(*) filter (where kind = 'WEBHOOK') as webhooks,
                       bool_or(kind = 'WEBHOOK' and state = 'BLOCKED') as webhook_waits,
                       bool_or(kind = 'SETTLEMENT' and state = 'PENDING') as settlement_under_way,
                       count(*) filter (where kind = 'UPLOAD' and state in ('PENDING', 'PARKED')) as uploads
                  from outbox
                 where job_id > :after and job_id <= :last
                 group by job_id
            ), texts as materialized (
                select job.id, job.state, job.callback, job.settlement, job.held, job.owner, job.due_at, job.deadline,
                       job.delivered_at, coalesce(job.missing, 0) as missing,
                       job.state in ('SUCCEEDED', 'FAILED', 'CANCELLED', 'EXPIRED') as over,
                       case when pg_input_is_valid(job.bill, 'jsonb') then job.bill::jsonb end as bill,
                       case when pg_input_is_valid(job.usage, 'jsonb') then job.usage::jsonb end as usage,
                       case when pg_input_is_valid(d.body, 'jsonb') then d.body::jsonb end as event,
                       coalesce(r.stored, 0) as stored, coalesce(r.pending, 0) as pending, coalesce(r.lost, 0) as lost,
                       coalesce(d.settlements, 0) as settlements, d.settlement_state, d.event_id,
                       coalesce(d.webhooks, 0) as webhooks, d.webhook_waits, d.settlement_under_way,
                       coalesce(d.uploads, 0) as uploads
                  from job left join results r on r.job_id = job.id left join deliveries d on d.job_id = job.id
                 where job.id > :after and job.id <= :last
            ), facts as materialized (
                select texts.*,
                       case when pg_input_is_valid(bill ->> 'total', 'numeric') then (bill ->> 'total')::numeric end as total
                  from texts
            )
            """;

    private static final String CHECKS = """
            select id, difference
              from facts cross join lateral (values
                ('RESULT_MISSING', state = 'SUCCEEDED' and (stored = 0 or pending > 0 or lost > missing
                     or coalesce(usage ->> 'images', stored::text) <> stored::text)),
                ('BILL_MISSING', state = 'SUCCEEDED' and total is null),
                ('SETTLEMENT_MISSING', settlements = 0 and (settlement <> 'NONE' or state = 'SUCCEEDED' and total > 0)),
                ('SETTLEMENT_DIFFERS', settlements = 1 and state = 'SUCCEEDED' and total > 0 and (event is null
                     or event -> 'billings' is distinct from bill -> 'lines'
                     or event ->> 'total' is distinct from bill ->> 'total'
                     or event ->> 'currency' is distinct from bill ->> 'currency'
                     or event ->> 'requestId' is distinct from 'job_' || replace(id::text, '-', '')
                     or event ->> 'eventId' is distinct from event_id)),
                ('SETTLEMENT_STATUS_DIFFERS', settlements = 1 and state = 'SUCCEEDED' and total > 0
                     and settlement <> case settlement_state when 'DELIVERED' then 'SETTLED' when 'REFUSED' then 'REFUSED'
                                                             when 'PARKED' then 'PARKED' else 'PENDING' end),
                ('SETTLEMENT_UNDUE', settlements > 0 and (state <> 'SUCCEEDED' or total = 0)),
                ('SETTLED_TWICE', settlements > 1),
                ('WEBHOOK_MISSING', over and callback and webhooks = 0),
                ('WEBHOOK_EARLY', not over and webhooks > 0),
                ('WEBHOOK_UNWANTED', over and not callback and webhooks > 0),
                ('WEBHOOK_TWICE', webhooks > 1),
                ('WEBHOOK_STUCK', webhook_waits and not settlement_under_way),
                ('OVERDUE', state in ('QUEUED', 'WAITING', 'RUNNING')
                         and deadline < now() - :afterDeadline * interval '1 millisecond'
                     or state = 'STORING' and delivered_at < now() - :afterDelivery * interval '1 millisecond'),
                ('FORGOTTEN', state = 'RUNNING' and owner is null and due_at is null and not held
                     or state = 'STORING' and uploads = 0)
              ) as seen (difference, wrong)
             where wrong
            union all
            select job_id, 'UNKNOWN_JOB'
              from (select job_id from results union select job_id from deliveries) told
             where not exists (select from job where job.id = told.job_id)
               and not exists (select from direct_call where direct_call.id = told.job_id)
             order by 1, 2
            """;

    private final JdbcClient jdbc;
    private final Graces graces;

    FindDifferences(JdbcClient jdbc, Graces graces) {
        this.jdbc = jdbc;
        this.graces = graces;
    }

    /** By job, oldest first. */
    List<Finding> in(IdRange range) {
        return jdbc.sql(FACTS + CHECKS)
                .param("after", range.after())
                .param("last", range.last())
                .param("afterDeadline", graces.afterDeadline().toMillis())
                .param("afterDelivery", graces.afterDelivery().toMillis())
                .query((row, n) -> new Finding(
                        new JobId(row.getObject("id", UUID.class)), Difference.valueOf(row.getString("difference"))))
                .list();
    }
}
