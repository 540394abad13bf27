-- Calls whose caller waits for the answer: chat and embeddings. They run in the api-service, which writes a row before it
-- asks a provider and closes it with the bill and the settlement in one transaction.

-- One row an incarnation of an api-service. Its lease covers all calls it has under way.
create table api_instance (
    id          uuid        not null primary key,
    name        text        not null,
    lease_until timestamptz not null,
    started_at  timestamptz not null default now()
);

create table direct_call (
    id             uuid        not null primary key,
    kind           text        not null check (kind in ('CHAT', 'EMBEDDING')),
    model          text        not null,
    -- Where it was sent last; committed before it is sent there.
    platform       text        not null,
    platform_model text        not null,
    state          text        not null default 'RUNNING' check (state in ('RUNNING', 'ENDED', 'ABANDONED', 'RESOLVED')),
    -- The incarnation that answers it. When its lease has run out, whoever notices abandons the call.
    owner          uuid        not null,
    user_sub       text        not null,
    end_user       text        not null,
    streamed       boolean     not null,
    -- The price snapshot: no later catalogue changes what this call costs.
    prices         text        not null,
    started_at     timestamptz not null default now(),
    ended_at       timestamptz,
    outcome        text        check (outcome in ('ANSWERED', 'BROKEN_OFF', 'CALLER_LEFT', 'REFUSED', 'FAILED', 'NO_ROOM')),
    usage          text,
    -- True: the provider told no usage, and a tokenizer counted what went through.
    counted        boolean     not null default false,
    bill           text,
    -- For people: why it was not answered, or not wholly.
    error          text,
    -- The answer, for a repeated idempotency key. Only of calls that had one, and only a short one.
    answer         bytea,
    check ((outcome is not null) = (state = 'ENDED')),
    check ((ended_at is null) = (state = 'RUNNING')),
    check (bill is null or usage is not null)
) partition by range (id);

-- What a dead api-service leaves behind.
create index direct_call_running on direct_call (owner) where state = 'RUNNING';
-- What an operator must look at.
create index direct_call_abandoned on direct_call (id) where state = 'ABANDONED';

create table direct_call_default partition of direct_call default;
