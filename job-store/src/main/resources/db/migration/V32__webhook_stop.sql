-- server-main answered a webhook with 410, which means that it wants none. The row is there while that is so, for all relays;
-- an operator who replays a webhook takes it away.
create table webhook_stop (
    only_one boolean     not null primary key default true check (only_one),
    since    timestamptz not null default now()
);
