-- What providers allow, counted for all processes together: requests and tokens in a sliding minute, and slots.
-- ADR 2026-11-23-limits-in-one-call says why it is done here and not in the services, and why in buckets.
--
-- A scope is a platform, named as it is, or a model on it, named platform/model. A platform's row is the lock over all its
-- models' rows: whoever counts takes the platforms' rows first, in the order of their names, so nobody waits in a circle.

-- Limits know no other clock. Tests put theirs in its place.
create function limit_clock() returns timestamptz language sql volatile return clock_timestamp();

-- Buckets end at every half second.
create function limit_bucket(moment timestamptz) returns timestamptz language sql immutable
    return date_bin('500 milliseconds', moment, '2000-01-01 00:00:00+00') + interval '500 milliseconds';

create table limit_scope (
    scope         text        not null primary key,
    -- What the buckets in the window add up to, as of the bucket in which that was last looked at.
    requests      int         not null default 0,
    tokens        int8        not null default 0,
    bucket        timestamptz not null default '-infinity',
    -- Rows in permit, whichever limit they are there for.
    taken         int         not null default 0,
    -- After a 429, or when its counts were lost: nobody is let in before.
    closed_until  timestamptz,
    closed_reason text,
    -- How often in a row it was closed with no success in between; without a Retry-After it makes the pause grow.
    strikes       int         not null default 0
-- The row is written by every decision: room on its page keeps the new version there and out of the index.
) with (fillfactor = 20);

create table limit_window (
    scope    text        not null,
    ends_at  timestamptz not null,
    requests int         not null,
    tokens   int8        not null,
    primary key (scope, ends_at)
) with (fillfactor = 50);

create table permit (
    -- Whoever calls, and which of its calls: a job and the number of its attempt.
    owner       uuid        not null,
    number      int         not null,
    platform    text        not null,
    model       text        not null,
    -- Reserved in the bucket; what was used in the end is put in its place when the permit is folded.
    tokens      int8        not null,
    used        int8,
    bucket      timestamptz not null,
    lease_until timestamptz not null,
    -- Set without waiting for anybody; the next decision on the platform gives the slot back.
    ended       boolean     not null default false,
    primary key (owner, number)
);
create index permit_ended on permit (platform) where ended;
create index permit_lease on permit (platform, lease_until);

-- Gives back the slots of permits that are over, and puts what was used in the place of what was reserved. A permit that
-- somebody is just changing is left for the next decision: this one holds locks that the other may be waiting for.
create function fold_permits(platforms text[], moment timestamptz) returns void language sql
    set enable_seqscan = off set plan_cache_mode = force_generic_plan
begin atomic
    with ended as (
        select owner, number from permit where platform = any(platforms) and ended for update skip locked
    ), expired as (
        select owner, number from permit
         where platform = any(platforms) and lease_until <= moment and not ended
           for update skip locked
    ), gone as (
        delete from permit
         where (owner, number) in (select owner, number from ended union all select owner, number from expired)
        returning platform, model, bucket, coalesce(used, tokens) - tokens as more
    ), part as (
        select named.scope, gone.bucket, count(*) as slots, sum(gone.more) as more
          from gone cross join lateral (values (gone.platform), (gone.model)) as named (scope)
         group by named.scope, gone.bucket
    ), corrected as (
        update limit_window set tokens = limit_window.tokens + part.more
          from part
         where limit_window.scope = part.scope and limit_window.ends_at = part.bucket and part.more <> 0
        returning limit_window.scope, part.more
    )
    update limit_scope
       set taken = limit_scope.taken - change.slots,
           tokens = limit_scope.tokens
               + coalesce((select sum(more) from corrected where corrected.scope = change.scope), 0)
      from (select scope, sum(slots) as slots from part group by scope) as change
     where limit_scope.scope = change.scope;
end;

-- Drops the buckets that have left the window. A bucket leaves when its end is more than a minute ago, and a second that a
-- call may take to reach the provider. Buckets end at the times at which others leave, so once a bucket is enough.
create function fold_windows(scopes text[], moment timestamptz) returns void language sql
begin atomic
    delete from limit_window where scope = any(scopes) and ends_at <= moment - interval '61 seconds';
    update limit_scope
       set bucket = limit_bucket(moment), requests = coalesce(counted.requests, 0), tokens = coalesce(counted.tokens, 0)
      from unnest(scopes) as named (scope)
      left join lateral (
               select sum(requests) as requests, sum(tokens) as tokens from limit_window where scope = named.scope
           ) as counted on true
     where limit_scope.scope = named.scope;
end;

-- A scope that is to be counted and has no row has lost it, for a new one gets its row before anybody asks: what was sent
-- in the last minute is not known, so it stays closed until none of that matters any more.
create function remake_scopes(scopes text[]) returns void language sql
begin atomic
    insert into limit_scope (scope, taken, closed_until, closed_reason)
    select named.scope, (select count(*) from permit where named.scope in (permit.platform, permit.model)),
           limit_clock() + interval '61 seconds', 'what was sent in the last minute is not known'
      from unnest(scopes) as named (scope)
     order by named.scope
    on conflict (scope) do nothing;
end;

-- When so much will have left the window that a request fits that exceeds the limit now; null if it never fits.
create function room_at(of_scope text, more_requests int8, more_tokens int8) returns timestamptz language sql stable
    return (select min(ends_at) + interval '61 seconds'
              from (select ends_at, sum(requests) over oldest as requests, sum(tokens) over oldest as tokens
                      from limit_window where scope = of_scope
                    window oldest as (order by ends_at)) as leaving
             where requests >= more_requests and tokens >= more_tokens);

-- Decides about a batch of requests in the order given, each by the first of its options that has room at both its gates.
-- Arrays hold one element a request (owners to lasts; its options are numbered firsts to lasts), an option
-- (platform_gates to remembers), a gate, which is a scope with the limits that the caller believes in (gate_scopes to
-- slots), or a scope (scopes to wanted_slots, which is what all first options together would take). counted: the scopes of options with any limit; platforms: those among them that are platforms.
-- Needs read committed: what it reads after it has waited for the lock must be new.
create function take_permits(
    owners uuid[], numbers int[], leases int8[], firsts int[], lasts int[],
    platform_gates int[], model_gates int[], reserves int8[], counts boolean[], remembers boolean[],
    gate_scopes int[], rpms int[], tpms int8[], slots int[],
    scopes text[], wanted_requests int[], wanted_tokens int8[], wanted_slots int[], counted text[], platforms text[])
returns table (choice int, send_within int8, after_pause boolean, obstacle text, obstacle_scope text, room timestamptz)
language plpgsql
set enable_seqscan = off set plan_cache_mode = force_generic_plan
as $$
declare
    moment timestamptz;
    this_bucket timestamptz;
    elsewhere text[];       -- platforms of permits that this batch's keys hold already
    lost text[];
    is_stale boolean;
    -- By scope: what is used, with what this batch takes; and as it was before.
    used_requests int[];
    used_tokens int8[];
    used_slots int[];
    old_requests int[];
    old_tokens int8[];
    closed timestamptz[];
    struck boolean[];
    -- By request: the answer, and the option newly taken.
    choices int[] := array_fill(0, array[cardinality(owners)]);
    taking int[] := choices;
    withins int8[];
    pauses boolean[] := array_fill(false, array[cardinality(owners)]);
    obstacles text[] := array_fill(null::text, array[cardinality(owners)]);
    hindering text[] := obstacles;
    rooms timestamptz[] := array_fill(null::timestamptz, array[cardinality(owners)]);
    held record;
    pg int;                 -- the gates and scopes, platform's and model's, of the option looked at
    mg int;
    p int;
    m int;
    why int;
    first_why int;
    is_model boolean;
    kind text;
    -- What was last found out about a window: requests to the same model mostly need the same.
    sought text;
    seek text;
    excess int8;
    leaving timestamptz;
begin
    select array_agg(distinct permit.platform) into elsewhere
      from unnest(owners, numbers) as key (owner, number)
      join permit on permit.owner = key.owner and permit.number = key.number;
    platforms := platforms || elsewhere;
    if cardinality(platforms) > 0 then
        perform from limit_scope where scope = any(platforms) order by scope for no key update;
    end if;
    moment := limit_clock();
    this_bucket := limit_bucket(moment);
    if exists (select from permit where platform = any(platforms) and ended)
            or exists (select from permit where platform = any(platforms) and lease_until <= moment) then
        perform fold_permits(platforms, moment);
    end if;
    loop
        select array_agg(coalesce(limit_scope.requests, 0) order by named.n),
               array_agg(coalesce(limit_scope.tokens, 0) order by named.n),
               array_agg(coalesce(limit_scope.taken, 0) order by named.n),
               array_agg(coalesce(limit_scope.closed_until, '-infinity') order by named.n),
               array_agg(coalesce(limit_scope.strikes > 0, false) order by named.n),
               array_agg(named.scope) filter (where limit_scope.scope is null and named.scope = any(counted)),
               bool_or(limit_scope.bucket < this_bucket and named.scope = any(counted))
          into used_requests, used_tokens, used_slots, closed, struck, lost, is_stale
          from unnest(scopes) with ordinality as named (scope, n)
          left join limit_scope on limit_scope.scope = named.scope;
        exit when lost is null and is_stale is not true;
        perform remake_scopes(lost);
        perform fold_windows(counted, moment);
    end loop;
    old_requests := used_requests;
    old_tokens := used_tokens;
    withins := array_fill(floor(extract(epoch from this_bucket - moment) * 1000)::int8 + 1000, array[cardinality(owners)]);

    if elsewhere is not null then
        for held in
            select key.n, permit.*
              from unnest(owners, numbers) with ordinality as key (owner, number, n)
              join permit on permit.owner = key.owner and permit.number = key.number
             where not permit.ended and permit.lease_until > moment
        loop
            for wish in firsts[held.n] .. lasts[held.n] loop
                p := gate_scopes[platform_gates[wish]];
                m := gate_scopes[model_gates[wish]];
                if scopes[p] = held.platform and scopes[m] = held.model then
                    choices[held.n] := wish;
                    withins[held.n] := floor(extract(epoch from held.bucket - moment) * 1000) + 1000;
                    pauses[held.n] := struck[p] or struck[m];
                    exit;
                end if;
            end loop;
            if choices[held.n] = 0 then
                raise exception 'permit % of % is held at %, which is no option of it',
                    held.number, held.owner, held.model using errcode = 'check_violation';
            end if;
        end loop;
    end if;

    -- Mostly there is room for all: then nobody need be asked in turn.
    if elsewhere is null and not moment < any(closed) and not true = any(struck)
            and not exists (
                select from unnest(gate_scopes, rpms, tpms, slots) as gate (n, rpm, tpm, slots)
                 where used_requests[gate.n] + wanted_requests[gate.n] > gate.rpm
                    or used_tokens[gate.n] + wanted_tokens[gate.n] > gate.tpm
                    or used_slots[gate.n] + wanted_slots[gate.n] > gate.slots) then
        choices := firsts;
        taking := firsts;
        select array_agg(row.requests + row.more_requests), array_agg(row.tokens + row.more_tokens),
               array_agg(row.slots + row.more_slots)
          into used_requests, used_tokens, used_slots
          from unnest(used_requests, wanted_requests, used_tokens, wanted_tokens, used_slots, wanted_slots)
            as row (requests, more_requests, tokens, more_tokens, slots, more_slots);
    end if;

    for i in 1 .. case when choices = firsts then 0 else cardinality(owners) end loop
        continue when choices[i] > 0;
        for wish in firsts[i] .. lasts[i] loop
            pg := platform_gates[wish];
            mg := model_gates[wish];
            p := gate_scopes[pg];
            m := gate_scopes[mg];
            why := case
                when closed[p] > moment then 1
                when used_requests[p] >= rpms[pg] then 2
                when used_tokens[p] + reserves[wish] > tpms[pg] then 3
                when used_slots[p] >= slots[pg] then 4
                when closed[m] > moment then 5
                when used_requests[m] >= rpms[mg] then 6
                when used_tokens[m] + reserves[wish] > tpms[mg] then 7
                when used_slots[m] >= slots[mg] then 8
            end;
            if why is null then
                choices[i] := wish;
                if counts[wish] then
                    taking[i] := wish;
                    used_requests[p] := used_requests[p] + 1;
                    used_requests[m] := used_requests[m] + 1;
                    used_tokens[p] := used_tokens[p] + reserves[wish];
                    used_tokens[m] := used_tokens[m] + reserves[wish];
                    if remembers[wish] then
                        used_slots[p] := used_slots[p] + 1;
                        used_slots[m] := used_slots[m] + 1;
                    end if;
                end if;
                if struck[p] or struck[m] then
                    pauses[i] := true;
                end if;
                exit;
            end if;
            if wish = firsts[i] then
                first_why := why;
            end if;
        end loop;
        if choices[i] = 0 then
            is_model := first_why > 4;
            pg := case when is_model then model_gates[firsts[i]] else platform_gates[firsts[i]] end;
            p := gate_scopes[pg];
            kind := (array['CLOSED', 'RPM', 'TPM', 'CONCURRENCY'])[(first_why - 1) % 4 + 1];
            obstacles[i] := kind;
            hindering[i] := scopes[p];
            if kind = 'CLOSED' then
                rooms[i] := closed[p];
            elsif kind <> 'CONCURRENCY' then
                excess := case kind when 'RPM' then used_requests[p] + 1 - rpms[pg]
                          else used_tokens[p] + reserves[firsts[i]] - tpms[pg] end;
                seek := kind || ' ' || scopes[p] || ' ' || excess;
                if seek is distinct from sought then
                    sought := seek;
                    leaving := case kind when 'RPM' then room_at(scopes[p], excess, 0) else room_at(scopes[p], 0, excess) end;
                    -- What this batch took is in no bucket yet.
                    if leaving is null
                            and excess <= (case kind when 'RPM' then used_requests[p] else used_tokens[p] end) then
                        leaving := this_bucket + interval '61 seconds';
                    end if;
                end if;
                rooms[i] := leaving;
            end if;
        end if;
    end loop;

    if used_requests <> old_requests then
        insert into limit_window (scope, ends_at, requests, tokens)
        select row.scope, this_bucket, row.now_requests - row.requests, row.now_tokens - row.tokens
          from unnest(scopes, old_requests, used_requests, old_tokens, used_tokens)
            as row (scope, requests, now_requests, tokens, now_tokens)
         where row.now_requests > row.requests
        on conflict (scope, ends_at) do update
           set requests = limit_window.requests + excluded.requests, tokens = limit_window.tokens + excluded.tokens;
        update limit_scope set requests = row.requests, tokens = row.tokens, taken = row.taken
          from unnest(scopes, old_requests, used_requests, used_tokens, used_slots)
            as row (scope, old_requests, requests, tokens, taken)
         where limit_scope.scope = row.scope and row.requests > row.old_requests;
        insert into permit (owner, number, platform, model, tokens, bucket, lease_until)
        select row.owner, row.number, scopes[gate_scopes[platform_gates[row.wish]]],
               scopes[gate_scopes[model_gates[row.wish]]], reserves[row.wish], this_bucket,
               moment + row.lease * interval '1 millisecond'
          from unnest(owners, numbers, leases, taking) as row (owner, number, lease, wish)
         where row.wish > 0 and remembers[row.wish];
    end if;
    return query
        select row.choice - row.first, row.send_within, row.after_pause, row.obstacle, row.obstacle_scope, row.room
          from unnest(choices, firsts, withins, pauses, obstacles, hindering, rooms)
            as row (choice, first, send_within, after_pause, obstacle, obstacle_scope, room);
end $$;

-- Counts more in the bucket of now, whatever the limits say: it has happened.
create function count_again(scopes text[], more_requests int, more_tokens int8) returns void language sql
begin atomic
    select from limit_scope where scope = any(scopes) order by scope for no key update;
    insert into limit_window (scope, ends_at, requests, tokens)
    select scope, limit_bucket(limit_clock()), more_requests, more_tokens
      from limit_scope where scope = any(scopes)
    on conflict (scope, ends_at) do update
       set requests = limit_window.requests + excluded.requests, tokens = limit_window.tokens + excluded.tokens;
    update limit_scope set requests = requests + more_requests, tokens = tokens + more_tokens
     where scope = any(scopes);
end;
