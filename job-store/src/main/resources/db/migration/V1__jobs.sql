-- The truth about every job. All ids are version 7 UUIDs: they carry their creation time, so the four tables of a job are
-- partitioned by ranges of the job's id, a lookup by id alone finds its partition, and a day's jobs are dropped together.
-- JSON that is only ever read whole is kept as text: nothing is gained by parsing it on every insert.

create table job (
    id               uuid        not null primary key,
    kind             text        not null check (kind in ('IMAGE', 'EDIT', 'VIDEO')),
    model            text        not null,
    state            text        not null check (state in
                         ('QUEUED', 'WAITING', 'RUNNING', 'STORING', 'SUCCEEDED', 'FAILED', 'CANCELLED', 'EXPIRED')),
    -- Counts the changes an owner can see; events carry it so that a reader can tell old from new.
    version          int         not null default 1,
    -- Grows whenever the job changes hands. Every later write names the epoch it acts under.
    epoch            int         not null default 0,
    -- The worker (an incarnation, not a host) whose lease in table worker covers this job.
    owner            uuid,
    -- When the store's door may offer the job to a worker. Null: owned, held for an operator, storing, or over.
    due_at           timestamptz,
    priority         smallint    not null check (priority between 0 and 2),
    user_sub         text        not null,
    end_user         text        not null,
    -- The user's own credential for the upload, sealed, bound to this row.
    credential       bytea       not null,
    request          text        not null,
    metadata         text        not null,
    callback         boolean     not null,
    -- The price snapshot: no later catalogue changes what this job costs.
    prices           text        not null,
    created_at       timestamptz not null default now(),
    start_deadline   timestamptz,
    deadline         timestamptz not null,
    -- Attempts that count against the job; throttled and not reached ones do not.
    failures         int         not null default 0,
    -- Why the job is not running just now, for its owner.
    reason           text,
    -- True: what a provider did with the job is not known, and only an operator may decide.
    held             boolean     not null default false,
    cancel_requested boolean     not null default false,
    started_at       timestamptz,
    delivered_at     timestamptz,
    finished_at      timestamptz,
    progress         smallint    check (progress between 0 and 100),
    platform         text,
    platform_model   text,
    missing          int,
    usage            text,
    bill             text,
    error            text,
    settlement       text        not null default 'NONE' check (settlement in
                         ('NONE', 'PENDING', 'SETTLED', 'REFUSED', 'PARKED')),
    check (owner is null or state = 'RUNNING'),
    check (due_at is null or owner is null),
    check (due_at is null or state in ('QUEUED', 'WAITING', 'RUNNING')),
    check ((finished_at is not null) = (state in ('SUCCEEDED', 'FAILED', 'CANCELLED', 'EXPIRED'))),
    check ((error is not null) = (state in ('FAILED', 'CANCELLED', 'EXPIRED'))),
    check (settlement = 'NONE' or state = 'SUCCEEDED'),
    check (delivered_at is not null or state not in ('STORING', 'SUCCEEDED'))
) partition by range (id);

-- What the store's door picks from: only jobs that someone should look at are in it.
create index job_due on job (kind, due_at) where due_at is not null;
-- What a dead worker leaves behind.
create index job_owned on job (owner) where owner is not null;
-- Jobs whose time may run out. STORING is not in it: a delivered result has its own, longer, grace.
create index job_deadline on job (deadline) where state in ('QUEUED', 'WAITING', 'RUNNING');
create index job_start_deadline on job (start_deadline)
    where start_deadline is not null and state in ('QUEUED', 'WAITING');
create index job_storing on job (delivered_at) where state = 'STORING';
-- A user's own list, newest first.
create index job_of_user on job (user_sub, id desc);

create table attempt (
    job_id         uuid        not null,
    number         int         not null,
    -- The epoch of the job under which this attempt was begun.
    epoch          int         not null,
    platform       text        not null,
    platform_model text        not null,
    revision       int         not null,
    decision       text        not null,
    -- Null while nothing is known: this row is committed before the provider is called.
    outcome        text        check (outcome in ('NOT_REACHED', 'REFUSED', 'THROTTLED', 'ACCEPTED', 'COMPLETED', 'FAILED',
                                                  'UNKNOWN', 'CANCELLED')),
    -- The provider's task, from the moment it is known. The next worker polls it and does not submit again.
    task           text,
    error          text,
    started_at     timestamptz not null default now(),
    accepted_at    timestamptz,
    ended_at       timestamptz,
    primary key (job_id, number),
    check (outcome is distinct from 'ACCEPTED' or task is not null)
) partition by range (job_id);

create table artifact (
    job_id         uuid        not null,
    index          int         not null,
    id             uuid        not null,
    state          text        not null default 'PENDING' check (state in ('PENDING', 'STORED', 'LOST')),
    -- Where the bytes are until they are stored: behind a URL with its sealed headers, or here.
    source_url     text,
    source_headers bytea,
    inline_bytes   bytea,
    expires_at     timestamptz,
    media_type     text,
    bytes          bigint,
    sha256         bytea,
    file_id        text,
    url            text,
    object_key     text,
    primary key (job_id, index),
    check (state <> 'PENDING' or num_nonnulls(source_url, inline_bytes) = 1),
    check (state <> 'STORED' or (sha256 is not null and bytes is not null and url is not null)),
    check (state = 'PENDING' or inline_bytes is null)
) partition by range (job_id);

-- Compressed pictures and videos do not get smaller by compressing them again.
alter table artifact alter column inline_bytes set storage external;

create table outbox (
    job_id         uuid        not null,
    -- Orders the deliveries of one job.
    sequence       int         not null,
    kind           text        not null check (kind in ('UPLOAD', 'SETTLEMENT', 'WEBHOOK')),
    event_id       uuid        not null,
    artifact_index int,
    -- Written once and sent unchanged however often. A webhook's is written when it is first sent.
    body           text,
    -- BLOCKED waits for the delivery before it in the same job.
    state          text        not null check (state in ('BLOCKED', 'PENDING', 'DELIVERED', 'REFUSED', 'PARKED', 'DROPPED')),
    -- Grows with each claim; a delivery that was paused past its lease marks nothing.
    epoch          int         not null default 0,
    attempts       int         not null default 0,
    -- When to send next. A claim moves it to the end of the claim's lease.
    due_at         timestamptz not null default now(),
    last_error     text,
    created_at     timestamptz not null default now(),
    ended_at       timestamptz,
    primary key (job_id, sequence),
    check ((kind = 'UPLOAD') = (artifact_index is not null)),
    check (kind <> 'SETTLEMENT' or body is not null),
    check ((ended_at is not null) = (state in ('DELIVERED', 'REFUSED', 'DROPPED')))
) partition by range (job_id);

-- The relay's pick; a delivered row leaves it at once.
create index outbox_due on outbox (kind, due_at) where state = 'PENDING';
-- What an operator must look at.
create index outbox_parked on outbox (created_at) where state in ('PARKED', 'REFUSED');

-- A user's key names the job it made, for as long as jobs are kept.
create table idempotency_key (
    user_sub    text        not null,
    key         text        not null,
    fingerprint bytea       not null,
    job_id      uuid        not null,
    created_at  timestamptz not null default now(),
    primary key (user_sub, key)
);
create index idempotency_key_age on idempotency_key (created_at);

-- One row an incarnation of a worker. Its lease covers all jobs it owns, so that a heartbeat is one small write however many
-- jobs are in flight (ADR 2026-11-23-one-lease-a-worker).
create table worker (
    id          uuid        not null primary key,
    name        text        not null,
    lease_until timestamptz not null,
    started_at  timestamptz not null default now()
);

create table catalogue_revision (
    revision    int         generated always as identity primary key,
    -- The validated document; credentials in it are sealed.
    document    text        not null,
    fingerprint bytea       not null,
    created_at  timestamptz not null default now()
);

-- Rows of a day for which no partition was made in time; JobPartitions keeps these empty.
create table job_default partition of job default;
create table attempt_default partition of attempt default;
create table artifact_default partition of artifact default;
create table outbox_default partition of outbox default;
