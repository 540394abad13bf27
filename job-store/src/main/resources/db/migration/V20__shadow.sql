-- Copies of requests that the old path served, and how they compare with what the gateway would have done. Nothing here
-- ever becomes a job: no statement on these tables touches another one.

create table shadow_comparison (
    -- Sent twice, counted once.
    request_id     text        not null primary key check (length(request_id) between 1 and 200),
    kind           text        not null,
    model          text        not null,
    -- The copy as it was sent, with the user's prompt: gone as soon as nothing more is decided about it.
    document       text,
    document_bytes int         not null,
    received_at    timestamptz not null default now(),
    -- When it is to be decided about: at once, and for some a second time. Null: never again.
    due_at         timestamptz default now(),
    compared_at    timestamptz,
    -- One element a layer: {field, outcome, cause, detail}, without anything of the user's.
    findings       jsonb,
    -- What the gateway decided, without anything of the user's.
    decision       text,
    decide_micros  int8,
    -- The layers in which the second decision was another one than the first. Null: decided once.
    disagreed      text[],
    check (due_at is null or document is not null),
    check (due_at is not null or document is null),
    check ((compared_at is null) = (findings is null)),
    check (disagreed is null or compared_at is not null)
);
create index shadow_due on shadow_comparison (due_at) where due_at is not null;
create index shadow_compared on shadow_comparison (compared_at) where compared_at is not null;
create index shadow_received on shadow_comparison (received_at);

-- Classes of mismatches that somebody expects, for a while. Whether one is in force is asked when the report is made, so
-- what it explains comes back by itself when it expires.
create table shadow_explanation (
    id         int8        generated always as identity primary key,
    field      text        not null check (field in ('candidates', 'platform', 'limits', 'estimate', 'parameters')),
    cause      text        not null,
    -- Null: of all models, of all kinds.
    model      text,
    kind       text,
    owner      text        not null,
    reason     text        not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    check (expires_at > created_at)
);

-- Copies without an id, which can only be counted.
create table shadow_unreadable (
    day   date not null,
    cause text not null,
    seen  int8 not null,
    primary key (day, cause)
);
