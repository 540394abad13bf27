-- What the operators' page looks for every few seconds, found without reading what is well. A row is in one of these only
-- while something is wrong with it, so they cost a job that goes its way nothing.

-- Jobs that ended otherwise than well.
create index job_unsuccessful on job (id) where state in ('FAILED', 'CANCELLED', 'EXPIRED');
-- Jobs that wait for an operator's decision.
create index job_held on job (id) where held;
-- Deliveries that wait for one. outbox_parked has those that server-main refused for good too, and they may be many.
create index outbox_stuck on outbox (created_at) where state = 'PARKED';
-- Deliveries that failed at least once and are sent again.
create index outbox_failing on outbox (created_at) where state = 'PENDING' and last_error is not null;
