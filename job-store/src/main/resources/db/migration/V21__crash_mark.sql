-- How a gateway finds out that PostgreSQL crashed: an unlogged table is empty afterwards. Each api-service keeps a row here;
-- when it finds it gone, it writes once more the ends of calls that it had committed without waiting for the disk
-- (ADR 2026-11-24-ends-do-not-wait-for-the-disk).
create unlogged table crash_mark (
    instance uuid        not null primary key,
    made_at  timestamptz not null default now()
);
