-- A short way for what is mostly so: few ask, and there is room for all as it is.
-- ADR 2026-11-23-limits-in-one-call says when what is over is given back.

-- Calls that used more than they had reserved: they take room, so they are counted before anything else is decided.
create index permit_over on permit (platform) where ended and used > tokens;

-- What V2 made: whoever lacks room is asked in turn.
alter function take_permits rename to take_permits_in_turn;

-- Decides as take_permits_in_turn does, whose parameters it has.
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
    few constant int := 8;  -- requests
    moment timestamptz;
    this_bucket timestamptz;
    is_known boolean;       -- a permit has one of these keys already
begin
    select exists (
        select from unnest(owners, numbers) as key (owner, number)
          join permit on permit.owner = key.owner and permit.number = key.number) into is_known;
    -- Giving back what is over costs a batch little and a lone request much; so does asking in turn.
    if not is_known and cardinality(owners) < few then
        if cardinality(platforms) > 0 then
            perform from limit_scope where scope = any(platforms) order by scope for no key update;
        end if;
        moment := limit_clock();
        this_bucket := limit_bucket(moment);
        -- What is not given back could only make more room, but for calls that used more than they had reserved.
        if not exists (
                select from unnest(gate_scopes, rpms, tpms, slots) as gate (n, rpm, tpm, slots)
                  left join limit_scope on limit_scope.scope = scopes[gate.n]
                 where (scopes[gate.n] = any(counted)
                           and (limit_scope.scope is null or limit_scope.bucket < this_bucket))
                    or limit_scope.closed_until > moment or limit_scope.strikes > 0
                    or limit_scope.requests + wanted_requests[gate.n] > gate.rpm
                    or limit_scope.tokens + wanted_tokens[gate.n] > gate.tpm
                    or limit_scope.taken + wanted_slots[gate.n] > gate.slots)
                and not exists (select from permit where platform = any(platforms) and ended and used > tokens) then
            if cardinality(counted) > 0 then
                with wanted as materialized (
                    select * from unnest(scopes, wanted_requests, wanted_tokens, wanted_slots)
                        as row (scope, requests, tokens, slots)
                     where row.requests > 0
                ), filled as (
                    insert into limit_window (scope, ends_at, requests, tokens)
                    select scope, this_bucket, requests, tokens from wanted
                    on conflict (scope, ends_at) do update
                       set requests = limit_window.requests + excluded.requests, tokens = limit_window.tokens + excluded.tokens
                ), added as (
                    update limit_scope
                       set requests = limit_scope.requests + wanted.requests, tokens = limit_scope.tokens + wanted.tokens,
                           taken = limit_scope.taken + wanted.slots
                      from wanted
                     where limit_scope.scope = wanted.scope
                )
                insert into permit (owner, number, platform, model, tokens, bucket, lease_until)
                select row.owner, row.number, scopes[gate_scopes[platform_gates[row.wish]]],
                       scopes[gate_scopes[model_gates[row.wish]]], reserves[row.wish], this_bucket,
                       moment + row.lease * interval '1 millisecond'
                  from unnest(owners, numbers, leases, firsts) as row (owner, number, lease, wish)
                 where remembers[row.wish];
            end if;
            return query
                select 0, floor(extract(epoch from this_bucket - moment) * 1000)::int8 + 1000, false, null::text, null::text,
                       null::timestamptz
                  from unnest(owners);
            return;
        end if;
    end if;
    return query
        select * from take_permits_in_turn(
            owners, numbers, leases, firsts, lasts, platform_gates, model_gates, reserves, counts, remembers,
            gate_scopes, rpms, tpms, slots, scopes, wanted_requests, wanted_tokens, wanted_slots, counted, platforms);
end $$;
