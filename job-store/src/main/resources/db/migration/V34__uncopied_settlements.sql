-- Settlements that server-main has acknowledged and whose copy Kafka had not confirmed when they were marked. Written in the
-- statement that marks them, so that no copy is forgotten; while Kafka answers no row is ever made.
create table uncopied_settlement (
    job_id   uuid        not null,
    sequence int         not null,
    -- When to copy it. Who tries moves it ahead, so that relays do not all copy the same ones.
    due_at   timestamptz not null default now(),
    primary key (job_id, sequence)
);
create index uncopied_settlement_due on uncopied_settlement (due_at);
