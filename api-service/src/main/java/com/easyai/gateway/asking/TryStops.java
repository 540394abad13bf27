package com.easyai.gateway.asking;

import com.easyai.gateway.asking.ReadFirst.First;
import com.easyai.gateway.bookkeeping.EndCall;
import com.easyai.gateway.bookkeeping.UnderWay;
import com.easyai.gateway.calls.CallOutcome;
import com.easyai.gateway.calls.MoveCall;
import com.easyai.gateway.directcall.DirectReply;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.faultpoint.FaultPoint;
import com.easyai.gateway.limits.EndPermits;
import com.easyai.gateway.limits.PermitReply;
import com.easyai.gateway.limits.PermitReply.Granted;
import com.easyai.gateway.limits.PermitRequest;
import com.easyai.gateway.limits.TakePermits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Asks platforms, one after the other, until one begins to answer. Nothing has been said to the caller before that. */
public final class TryStops {
    /** Longer than the pause between two extensions of a slot, by far. */
    public static final Duration SLOT = Duration.ofMinutes(6);

    /** What the caller is to get, from the platform in {@code call}. */
    public record Found(UnderWay call, First first) {}

    public record Limits(AwaitRoom room, TakePermits permits, EndPermits ends, HeldSlots slots) {}

    private final CallPlatform platforms;
    private final Limits limits;
    private final MoveCall move;
    private final EndCall end;

    public TryStops(CallPlatform platforms, Limits limits, MoveCall move, EndCall end) {
        this.platforms = platforms;
        this.limits = limits;
        this.move = move;
        this.end = end;
    }

    public static PermitRequest request(PermitRequest.Key key, List<Stop> stops) {
        return new PermitRequest(key, stops.stream().map(Stop::option).toList(), SLOT);
    }

    /**
     * {@code reply} is what the limits said about the first permit.
     *
     * @throws GatewayException if nobody answers; the call is ended then, as it is whatever else is thrown
     */
    public Found find(UnderWay begun, List<Stop> stops, PermitReply reply, long deadline) {
        var search = new Search(begun, stops);
        boolean told = false;
        try {
            Found found = search.run(reply, deadline);
            told = true;
            return found;
        } catch (GatewayException nobody) {
            told = true;
            throw nobody;
        } finally {
            if (!told) {
                end.failed(search.call, CallOutcome.FAILED, "The gateway broke off.", Optional.empty());
            }
        }
    }

    /** The way from platform to platform; {@code call} is at the one that is asked, under the permit that counts there. */
    private final class Search {
        private final List<Stop> left;
        private UnderWay call;

        Search(UnderWay begun, List<Stop> stops) {
            this.call = begun;
            this.left = new ArrayList<>(stops);
        }

        Found run(PermitReply reply, long deadline) {
            PermitReply room = reply;
            while (true) {
                Granted granted = granted(call, left, room, deadline);
                Stop stop = left.remove(granted.choice());
                call = moved(call, stop);
                First first = ask(stop, call, granted);
                if (!(first instanceof First.Nothing(DirectReply why))) {
                    return new Found(call, first);
                }
                room = goOn(new Setbacks(why));
            }
        }

        private PermitReply goOn(Setbacks setback) {
            if (left.isEmpty() || !setback.mayOthersBeAsked()) {
                end.failed(call, setback.outcome(), setback.why(), setback.tokens());
                throw setback.toException();
            }
            limits.ends().end(new EndPermits.Ended(call.key(), used(setback)));
            call = call.at(left.getFirst().made(), call.permit() + 1);
            return limits.permits().take(request(call.key(), left));
        }
    }

    private Granted granted(UnderWay call, List<Stop> left, PermitReply reply, long deadline) {
        try {
            return limits.room().granted(request(call.key(), left), reply, deadline);
        } catch (GatewayException noRoom) {
            end.failed(call, CallOutcome.NO_ROOM, String.valueOf(noRoom.getMessage()), Setbacks.NOTHING_USED);
            throw noRoom;
        }
    }

    /** The row names the platform before it is asked. */
    private UnderWay moved(UnderWay call, Stop stop) {
        boolean begunThere = call.permit() == 1 && call.call().made().equals(stop.made());
        if (begunThere) {
            return call;
        }
        move.to(call.call().id(), stop.made());
        return call.at(stop.made(), call.permit());
    }

    /** A stream's slot is held from here on, and whoever passes the stream on lets it go. */
    private First ask(Stop stop, UnderWay call, Granted granted) {
        limits.slots().hold(call.key());
        boolean streams = false;
        try {
            First first = first(stop, call, granted);
            streams = first instanceof First.Stream;
            return first;
        } finally {
            if (!streams) {
                limits.slots().letGo(call.key());
            }
        }
    }

    private First first(Stop stop, UnderWay call, Granted granted) {
        FaultPoint.at("api.before-call");
        DirectReply reply = platforms.ask(stop, call.asked(), granted);
        if (!(reply instanceof DirectReply.Answering(var answer))) {
            return new First.Nothing(reply);
        }
        First first = ReadFirst.of(answer, call.asked().streamed());
        if (first instanceof First.Nothing(DirectReply why)) {
            platforms.note(stop, granted, why);
        }
        FaultPoint.at("api.after-call");
        return first;
    }

    private static OptionalLong used(Setbacks setback) {
        return setback.tokens().isPresent() ? OptionalLong.of(setback.tokens().get()) : OptionalLong.empty();
    }
}
