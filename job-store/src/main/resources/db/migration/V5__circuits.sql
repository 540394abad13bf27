-- How each worker's circuits stand, for operators; nobody decides by it. Rows of workers whose lease ran out say nothing.
create table circuit (
    worker   uuid        not null,
    name     text        not null,
    state    text        not null check (state in ('CLOSED', 'HALF_OPEN', 'OPEN')),
    since    timestamptz not null default now(),
    primary key (worker, name)
);
