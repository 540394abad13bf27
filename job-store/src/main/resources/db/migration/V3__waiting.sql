-- Jobs that wait for a provider's room. Nobody holds them, nothing retries them: they cost their row and an index entry,
-- and whoever sees room takes the next ones in fair order.

-- The queue a waiting job stands in: all jobs of a queue may go to the same platforms. Null: it waits for a time, not for
-- room (due_at), or it does not wait.
alter table job add column pool text;
alter table job add constraint job_pool_check check (pool is null or (state = 'WAITING' and due_at is null));

-- A user's jobs in a queue, best first; the id tells the age.
create index job_waiting on job (pool, user_sub, priority, id) where pool is not null;

create sequence waiting_turn;

-- Users who have jobs in a queue, in the order in which each gets one taken. Who was served goes to the end.
create table waiting_user (
    pool     text   not null,
    user_sub text   not null,
    turn     bigint not null default nextval('waiting_turn'),
    primary key (pool, user_sub)
);
create index waiting_user_turn on waiting_user (pool, turn);
